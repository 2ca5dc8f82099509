import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClientInvoicePage } from "#components/client-invoice/client-invoice-page";
import { textsFor } from "#lib/texts/languages";
import { loadClientInvoice } from "#web/client-invoice-page";
import { forClient } from "#web/guards";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? textsFor(data.locale).invoicePage.title(data.invoice.number ?? "", data.organizationName)
      : textsFor(null).invoicePage.titleOfNone,
  },
];

export const loader = forClient(loadClientInvoice);

export default function Invoice() {
  return <ClientInvoicePage page={useLoaderData<typeof loader>()} />;
}
