import { useLoaderData } from "@remix-run/react";
import { getInvoiceForLink } from "#domain/invoices";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { ClientUsagePage } from "#components/usage/client-usage-page";
import { CurrentUsageOfPlans } from "#components/usage/current-usage";
import { forClient } from "#web/guards";
import { loadCurrentUsageOf } from "#web/current-usage";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta = () => [{ title: "Your usage" }];

export const loader = forClient(async ({ ctx, link }) => {
  const invoice = await getInvoiceForLink(ctx, { invoiceId: link.invoiceId });
  const { id, number, seller, buyer, client, clientId } = invoice;
  return {
    periods: await loadCurrentUsageOf(ctx, { clientId }),
    ...{ invoiceAt: `/invoice/${id}`, number, organizationName: seller?.name ?? "" },
    locale: buyer?.locale ?? client.locale,
  };
});

export default function CurrentUsageOfClient() {
  const { periods, locale, ...frame } = useLoaderData<typeof loader>();
  return (
    <ClientUsagePage
      {...frame}
      title="Your usage"
      description="What you have used since your present period began. It is not billed yet."
    >
      <CurrentUsageOfPlans {...{ periods, locale }} />
      {periods.length === 0 ? (
        <Card>
          <EmptyState icon="usage" title="Nothing is counted at present">
            There is no period under way.
          </EmptyState>
        </Card>
      ) : null}
    </ClientUsagePage>
  );
}
