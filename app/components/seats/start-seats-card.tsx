import { Card } from "../card.tsx";
import { PostButton } from "../post-button.tsx";

type StartSeatsCardProps = {
  seats: { billable: number; priceId: string | null; stripeIsConnected: boolean };
  isOwner: boolean;
  /** Where the button posts to. */
  action?: string;
};

/** Seats are not billed yet, or not any more: what it takes to begin. */
export function StartSeatsCard({
  seats,
  isOwner,
  action = "/admin/billing/subscription",
}: StartSeatsCardProps) {
  const { billable, priceId, stripeIsConnected } = seats;
  const missing = whatIsMissing({ priceId, stripeIsConnected, isOwner });
  return (
    <Card title="Seats are not billed">
      <div className="space-y-4">
        <p className="max-w-2xl">
          Starting makes a subscription at Stripe with one seat per agent, now{" "}
          {billable === 1 ? "1 seat" : `${billable} seats`}
          {priceId ? (
            <>
              , at the price <code className="break-all">{priceId}</code>
            </>
          ) : null}
          . Stripe sends its invoices by e-mail, due within 30 days. Later changes follow by themselves.
        </p>
        {missing ? (
          <p className="text-muted">{missing}</p>
        ) : (
          <PostButton action={action} variant="primary" pendingLabel="Starting…">
            Start billing seats
          </PostButton>
        )}
      </div>
    </Card>
  );
}

function whatIsMissing(has: {
  priceId: string | null;
  stripeIsConnected: boolean;
  isOwner: boolean;
}): string | null {
  if (!has.stripeIsConnected)
    return "Stripe is not connected: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.";
  if (has.priceId === null) return "Seats have no price: set STRIPE_SEAT_PRICE_ID to the price of one seat.";
  return has.isOwner ? null : "Only the owner can start billing seats.";
}
