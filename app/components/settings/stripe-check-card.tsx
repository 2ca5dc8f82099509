import { Form } from "@remix-run/react";
import { Badge } from "../badge.tsx";
import { Banner } from "../banner.tsx";
import { SubmitButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";
import type { ShownStripeCheck, ShownStripeSetup } from "./stripe-data.ts";
import { StripeWebhookResult } from "./stripe-webhook-result.tsx";

export type StripeCheckCardProps = { setup: ShownStripeSetup; check: ShownStripeCheck | null };

/** Which key this is, and what Stripe says to it. */
export function StripeCheckCard({ setup: { mode, keyEnding }, check }: StripeCheckCardProps) {
  return (
    <Card
      title="The key"
      description="STRIPE_SECRET_KEY of the server. Only its end is ever shown."
      actions={
        <Form method="post">
          <SubmitButton variant="secondary" pendingLabel="Asking Stripe…">
            Check with Stripe
          </SubmitButton>
        </Form>
      }
    >
      <div className="space-y-4">
        <DefinitionList
          items={[
            {
              term: "Mode",
              details:
                mode === "live" ? (
                  <Badge tone="success">Live: real money</Badge>
                ) : (
                  <Badge tone="warning">Test: no real money moves</Badge>
                ),
            },
            { term: "Key", details: <code>…{keyEnding}</code> },
            ...accountItems(check),
          ]}
        />
        {check ? <Result check={check} /> : null}
      </div>
    </Card>
  );
}

function accountItems(check: ShownStripeCheck | null) {
  if (check?.key !== "works" || !check.account) return [];
  const { name, id, country, canCharge, canPayOut } = check.account;
  return [
    {
      term: "Account",
      details: <span className="break-words">{[name || id, country].filter(Boolean).join(", ")}</span>,
    },
    {
      term: "Payments",
      details: canCharge ? "Stripe takes them" : "Not yet: Stripe wants to know more of you",
    },
    {
      term: "Payouts",
      details: canPayOut ? "Stripe makes them" : "Not yet: Stripe wants to know more of you",
    },
  ];
}

function Result({ check }: { check: ShownStripeCheck }) {
  switch (check.key) {
    case "refused":
      return (
        <Banner tone="danger" title="Stripe does not take this key">
          <p>
            Take a new one at Stripe under Developers, set it as <code>STRIPE_SECRET_KEY</code> and start the
            server again.
          </p>
          <p className="mt-1 break-words">{check.detail}</p>
        </Banner>
      );
    case "unanswered":
      return (
        <Banner tone="warning" title="Stripe did not answer">
          <p>
            Whether the key is right is not known. Look at status.stripe.com, and check again in a moment.
          </p>
          <p className="mt-1 break-words">{check.detail}</p>
        </Banner>
      );
    case "works":
      return <StripeWebhookResult webhook={check.webhook} isAccountKnown={check.account !== null} />;
    default:
      return check satisfies never;
  }
}
