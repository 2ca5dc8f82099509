import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getInvoiceForLink } from "#domain/invoices";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { useTexts } from "#components/texts";
import { ClientUsagePage } from "#components/usage/client-usage-page";
import { CurrentUsageOfPlans } from "#components/usage/current-usage";
import { loadClientBrand } from "#web/client-brand";
import { textsFor } from "#lib/texts/languages";
import { forClient } from "#web/guards";
import { loadCurrentUsageOf } from "#web/current-usage";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: textsFor(data?.locale).usage.title },
];

export const loader = forClient(async ({ ctx, link }) => {
  const invoice = await getInvoiceForLink(ctx, { invoiceId: link.invoiceId });
  const { id, number, seller, buyer, client, clientId } = invoice;
  const locale = buyer?.locale ?? client.locale;
  return {
    periods: await loadCurrentUsageOf(ctx, { clientId, locale }),
    ...{ invoiceAt: `/invoice/${id}`, number, organizationName: seller?.name ?? "" },
    brand: await loadClientBrand(ctx),
    locale,
  };
});

export default function CurrentUsageOfClient() {
  const { periods, locale, ...frame } = useLoaderData<typeof loader>();
  const { usage: words } = useTexts();
  return (
    <ClientUsagePage {...frame} title={words.title} description={words.description}>
      <CurrentUsageOfPlans {...{ periods, locale }} />
      {periods.length === 0 ? (
        <Card>
          <EmptyState icon="usage" title={words.nothingTitle}>
            {words.nothingText}
          </EmptyState>
        </Card>
      ) : null}
    </ClientUsagePage>
  );
}
