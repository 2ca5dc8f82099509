import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { CopyField } from "../copy-field.tsx";
import { InstantText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import type { ShownStripeSetup } from "./stripe-data.ts";

export type StripeWebhookCardProps = {
  setup: ShownStripeSetup;
  eventTypes: readonly string[];
  timeZone: string;
  locale: string;
};

/** What to enter at Stripe, and whether what it posts arrives. */
export function StripeWebhookCard({ setup, eventTypes, ...zone }: StripeWebhookCardProps) {
  const { webhookAddress, isReachable, isConfigured, lastAcceptedAt, lastRefusedAt } = setup;
  return (
    <Card title="The webhook" description="Where Stripe posts what happens, so that a payment shows at once.">
      <div className="space-y-5">
        <CopyField label="Address to enter at Stripe" value={webhookAddress} />
        {isReachable ? null : (
          <Banner tone="warning" title="Stripe cannot reach this address">
            It needs a public one with https: set <code>APP_URL</code>. On a machine of your own,{" "}
            <code>stripe listen</code> passes events on.
          </Banner>
        )}
        <details>
          <summary className="link target inline-flex items-center">
            The {eventTypes.length} events to choose
          </summary>
          <ul className="mt-2 columns-1 gap-6 font-mono text-sm sm:columns-2">
            {eventTypes.map((type) => (
              <li key={type} className="break-all">
                {type}
              </li>
            ))}
          </ul>
        </details>
        {isConfigured ? (
          <DefinitionList
            items={[
              {
                term: "Last event",
                details: lastAcceptedAt ? (
                  <InstantText at={lastAcceptedAt} {...zone} />
                ) : (
                  "None has arrived yet. Send a test event from Stripe, or pay an invoice in test mode."
                ),
              },
              {
                term: "Last refused",
                details: lastRefusedAt ? (
                  <Refused
                    at={lastRefusedAt}
                    isNewest={!lastAcceptedAt || lastRefusedAt > lastAcceptedAt}
                    {...zone}
                  />
                ) : (
                  "None"
                ),
              },
            ]}
          />
        ) : null}
      </div>
    </Card>
  );
}

type RefusedProps = { at: Date; isNewest: boolean; timeZone: string; locale: string };

function Refused({ at, isNewest, ...zone }: RefusedProps) {
  return (
    <>
      <InstantText at={at} {...zone} />
      {isNewest ? (
        <span className="block text-sm text-muted">
          The signature did not fit. Compare <code>STRIPE_WEBHOOK_SECRET</code> with the webhook's signing
          secret at Stripe.
        </span>
      ) : null}
    </>
  );
}
