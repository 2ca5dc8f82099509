import { Card } from "../card.tsx";

/** What to do first, for who has not connected Stripe. */
export function StripeNotConnected() {
  return (
    <Card
      title="Stripe is not connected"
      description="Clients cannot pay online, and seats are not billed. Everything else works."
    >
      <ol className="list-decimal space-y-2 pl-5">
        <li>
          At Stripe, under Developers, take a secret key. One of a sandbox, or of test mode, takes no real
          money.
        </li>
        <li>Add a webhook there with the address and the events below, and take its signing secret.</li>
        <li>
          Set <code>STRIPE_SECRET_KEY</code> and <code>STRIPE_WEBHOOK_SECRET</code> for the server, and start
          it again.
        </li>
      </ol>
    </Card>
  );
}
