import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClientInvoicePage } from "#components/client-invoice/client-invoice-page";
import { loadClientInvoice } from "#web/client-invoice-page";
import { forClient } from "#web/guards";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Invoice ${data.invoice.number ?? ""} from ${data.organizationName}` : "Invoice" },
];

export const loader = forClient(loadClientInvoice);

export default function Invoice() {
  return <ClientInvoicePage page={useLoaderData<typeof loader>()} />;
}
