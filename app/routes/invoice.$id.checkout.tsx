import { redirect } from "@remix-run/node";
import { redirectToCheckout } from "#web/checkout";
import { textsFor } from "#lib/texts/languages";
import { forClient } from "#web/guards";

export { RefusedPaymentPage as ErrorBoundary } from "#components/client-invoice/refused-payment-page";

export const handle = { scripts: false };
export const meta = () => [{ title: textsFor(null).pay.title }];

/** Typed into the address bar it pays nothing. */
export const loader = forClient(async ({ link }) => redirect(`/invoice/${link.invoiceId}`, 303));

export const action = forClient(redirectToCheckout);

/** Stands for the page that a refusal is shown on; an answer without one always leads elsewhere. */
export default function Checkout() {
  return null;
}
