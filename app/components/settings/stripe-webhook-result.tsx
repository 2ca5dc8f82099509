import { Banner } from "../banner.tsx";
import type { ShownStripeCheck } from "./stripe-data.ts";

type Webhook = Extract<ShownStripeCheck, { key: "works" }>["webhook"];

/** The key works; what Stripe says of the webhook. */
export function StripeWebhookResult({
  webhook,
  isAccountKnown,
}: {
  webhook: Webhook;
  isAccountKnown: boolean;
}) {
  switch (webhook.state) {
    case "right":
      return <Banner tone="success" title="The key works, and Stripe posts all events here." />;
    case "unknown":
      return (
        <Banner tone="success" title="The key works.">
          {isAccountKnown
            ? "It may not read the webhooks: compare the address and the events below with Stripe by hand."
            : "It is restricted and may read neither the account nor the webhooks: compare those below by hand."}
        </Banner>
      );
    case "missing":
      return (
        <Banner tone="warning" title="The key works, but Stripe has no webhook for this address.">
          Add one with the address and the events below. Until then payments are noticed late, when Stripe is
          asked.
        </Banner>
      );
    case "switched-off":
      return (
        <Banner tone="warning" title="The key works, but the webhook is switched off at Stripe.">
          Enable it there. Stripe switches off what did not answer for days.
        </Banner>
      );
    case "lacking":
      return (
        <Banner tone="warning" title="The key works, but the webhook lacks events.">
          <p>Add these at Stripe:</p>
          <ul className="mt-1 list-disc pl-5 font-mono text-sm">
            {webhook.eventTypes.map((type) => (
              <li key={type} className="break-all">
                {type}
              </li>
            ))}
          </ul>
        </Banner>
      );
    default:
      return webhook satisfies never;
  }
}
