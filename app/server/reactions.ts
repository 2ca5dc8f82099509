import { releaseBill } from "#domain/billing-runs";
import { expireOutdatedSession } from "#domain/checkout";
import type { Fact } from "#domain/facts";
import { closeCoveredRefunds } from "#domain/reconciliation";
import { followAmount, followClient, followEmail } from "#domain/reminders";
import { followMembership, followSeatPolicy, followSubscription } from "#domain/seats";
import { showDelivery } from "#domain/invoices";
import type { TxContext } from "#platform/context";

type Reaction<K extends Fact["kind"]> = (tx: TxContext, fact: Extract<Fact, { kind: K }>) => Promise<void>;

/** What happens, in the same transaction, when a room announces a fact. Later rooms learn of earlier ones only here. */
const reactions: { readonly [K in Fact["kind"]]: readonly Reaction<K>[] } = {
  "invoice.amount-changed": [expireOutdatedSession, followAmount],
  "invoice.withdrawn": [releaseBill],
  "invoice.paid": [],
  "credit-note.issued": [closeCoveredRefunds],
  "payment.succeeded": [],
  "membership.changed": [followMembership],
  "seat-policy.changed": [followSeatPolicy],
  "client.changed": [followClient],
  "email.state-changed": [showDelivery, followEmail],
  "stripe.subscription-changed": [followSubscription],
};

export async function react(tx: TxContext, fact: unknown): Promise<void> {
  const announced = fact as Fact;
  for (const reaction of reactions[announced.kind]) {
    await (reaction as Reaction<Fact["kind"]>)(tx, announced);
  }
}
