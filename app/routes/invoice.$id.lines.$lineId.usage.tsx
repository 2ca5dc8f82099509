import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getInvoiceForLink } from "#domain/invoices";
import { ClientUsagePage } from "#components/usage/client-usage-page";
import { useTexts } from "#components/texts";
import { LineUsage } from "#components/usage/line-usage";
import { loadClientBrand } from "#web/client-brand";
import { textsFor } from "#lib/texts/languages";
import { forClient } from "#web/guards";
import { loadLineUsage } from "#web/line-usage";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: textsFor(data?.locale).counted.title },
];

export const loader = forClient(async ({ ctx, params, link }) => {
  const { id, number, seller, buyer, client } = await getInvoiceForLink(ctx, { invoiceId: link.invoiceId });
  const lineId = String(params["lineId"]);
  const csvAt = `/invoice/${id}/lines/${lineId}/usage.csv`;
  const places = { invoices: null, eventsAt: null, csvAt };
  const usage = await loadLineUsage(ctx, { invoiceId: id, lineId }, places);
  return {
    ...{ usage, invoiceAt: `/invoice/${id}`, number, organizationName: seller?.name ?? "" },
    brand: await loadClientBrand(ctx),
    locale: buyer?.locale ?? client.locale,
  };
});

export default function UsageOfLine() {
  const { usage, locale, ...frame } = useLoaderData<typeof loader>();
  const { counted } = useTexts();
  return (
    <ClientUsagePage {...frame} title={counted.title} description={usage.description}>
      <LineUsage {...{ usage, locale }} />
    </ClientUsagePage>
  );
}
