import type { BillingState } from "#lib/statuses";
import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { type Definition, DefinitionList } from "../definition-list.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";

type SeatsShown = {
  billable: number;
  synced: number | null;
  pending: number;
  state: BillingState;
  attempts: number;
  nextAttemptAt: Date | null;
  lastError: string | null;
  action: string | null;
  requestId: string | null;
  failedSince: Date | null;
  breaker: { isOpen: boolean; reason: string | null };
};

type SubscriptionShown = {
  stripeSubscriptionId: string;
  startedAt: Date | null;
  priceId: string;
  /** The price that Stripe is still to be given; null when none is. */
  wantedPriceId: string | null;
  cancelsAtPeriodEnd: boolean;
  periodEndsAt: Date | null;
};

type Zone = { timeZone: string; locale: string };

type SeatsCardProps = {
  seats: SeatsShown;
  subscription: SubscriptionShown;
  timeZone: string;
  locale: string;
};

/** The seat subscription in words: what is in use, what Stripe bills, and what is done about the difference. */
export function SeatsCard({ seats, subscription, ...zone }: SeatsCardProps) {
  const { state, lastError, action } = seats;
  return (
    <Card
      title="Seat subscription"
      actions={
        <PostButton action="/admin/billing/retry" pendingLabel="Asking…">
          {state === "idle" ? "Check with Stripe now" : "Retry now"}
        </PostButton>
      }
    >
      <div className="space-y-5">
        {lastError ? (
          <Banner tone={state === "blocked" ? "danger" : "warning"} title={lastError}>
            {action}
          </Banner>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge kind="billing" status={state} />
          <p>{stateInWords(seats)}</p>
        </div>
        <DefinitionList
          items={[
            ...figures(seats),
            ...troubles(seats, zone),
            ...plans(subscription, zone),
            ...origin(subscription, zone),
          ]}
        />
      </div>
    </Card>
  );
}

function stateInWords({ state, billable, synced, breaker }: SeatsShown): string {
  if (state === "idle") return `Stripe bills ${seatsInWords(synced ?? 0)}, as it should.`;
  const difference = `Stripe bills ${seatsInWords(synced ?? 0)}; ${seatsInWords(billable)} should be billed.`;
  if (state === "blocked") return `${difference} Somebody has to act.`;
  return breaker.isOpen
    ? `${difference} Stripe does not work at the moment and is tried carefully until it does.`
    : `${difference} This is on its way.`;
}

function seatsInWords(count: number): string {
  return count === 1 ? "1 seat" : `${count} seats`;
}

function figures({ billable, synced, pending }: SeatsShown): Definition[] {
  return [
    { term: "In use", details: seatsInWords(billable) },
    { term: "Confirmed by Stripe", details: synced === null ? "Not yet" : seatsInWords(synced) },
    { term: "Changes waiting", details: pending === 0 ? "None" : String(pending) },
  ];
}

function troubles(seats: SeatsShown, zone: Zone): Definition[] {
  const { attempts, nextAttemptAt, failedSince, requestId } = seats;
  return [
    ...(failedSince
      ? [{ term: "Not well since", details: <InstantText at={failedSince} {...zone} precision="second" /> }]
      : []),
    ...(attempts > 0 ? [{ term: "Attempts", details: String(attempts) }] : []),
    ...(nextAttemptAt
      ? [{ term: "Next attempt", details: <InstantText at={nextAttemptAt} {...zone} precision="second" /> }]
      : []),
    ...(requestId ? [{ term: "Request at Stripe", details: <code>{requestId}</code> }] : []),
  ];
}

/** What the owner has decided and Stripe has still to carry out. */
function plans(subscription: SubscriptionShown, zone: Zone): Definition[] {
  const { priceId, wantedPriceId, cancelsAtPeriodEnd, periodEndsAt } = subscription;
  return [
    ...(wantedPriceId
      ? [
          {
            term: "New price",
            details: (
              <>
                <code className="break-all">{wantedPriceId}</code> once Stripe confirms it; until then{" "}
                <code className="break-all">{priceId}</code>
              </>
            ),
          },
        ]
      : []),
    ...(cancelsAtPeriodEnd
      ? [
          {
            term: "Ends",
            details: periodEndsAt ? (
              <>
                <InstantText at={periodEndsAt} {...zone} />, unless the owner takes that back
              </>
            ) : (
              "With the present period, unless the owner takes that back"
            ),
          },
        ]
      : []),
  ];
}

function origin({ stripeSubscriptionId, startedAt }: SubscriptionShown, zone: Zone): Definition[] {
  return [
    { term: "Subscription at Stripe", details: <code className="break-all">{stripeSubscriptionId}</code> },
    ...(startedAt ? [{ term: "Started", details: <InstantText at={startedAt} {...zone} /> }] : []),
  ];
}
