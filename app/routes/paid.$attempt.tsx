import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type CheckoutResult, checkoutResult } from "#domain/checkout";
import { ClientNotice } from "#components/client-invoice/client-notice";
import { forAnyone } from "#web/guards";

export { ClientErrorPage as ErrorBoundary } from "#components/client-invoice/client-error-page";

export const handle = { scripts: false };
export const meta = () => [{ title: "Your payment" }];

/** Needs no cookie, and says nothing that could not be said to anybody. */
export const loader = forAnyone(async ({ ctx, params }) =>
  data({ result: await checkoutResult(ctx, { attemptId: String(params["attempt"]) }) }),
);

const words: Record<CheckoutResult, { title: string; text: string }> = {
  paid: { title: "Paid. Thank you!", text: "Your payment has arrived. You can close this page." },
  "on its way": {
    title: "Your payment is on its way",
    text: "There is nothing more to do. A receipt follows by e-mail as soon as it has arrived.",
  },
  failed: { title: "The payment did not go through", text: "Open the invoice again to pay in another way." },
  "not paid": {
    title: "No payment has arrived yet",
    text: "If you have just paid, it is on its way: look here again in a moment.",
  },
};

export default function Paid() {
  const { title, text } = words[useLoaderData<typeof loader>().result];
  return <ClientNotice title={title}>{text}</ClientNotice>;
}
