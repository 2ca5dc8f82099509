import type { TxContext } from "#platform/context";

/**
 * What rooms announce, in the past tense. Later rooms react in the same transaction (server/reactions.ts lists how);
 * a reaction writes rows and never calls out.
 */
export type Fact =
  /** What is due on an invoice is no longer what it was, or the invoice left the state in which it can be paid. */
  | { readonly kind: "invoice.amount-changed"; readonly organizationId: string; readonly invoiceId: string }
  /** A draft was deleted, or an invoice voided: what it billed is not billed any more. */
  | { readonly kind: "invoice.withdrawn"; readonly organizationId: string; readonly invoiceId: string }
  /** An invoice became paid; `paymentId` is null when credit or a zero total paid it. */
  | { readonly kind: "invoice.paid"; readonly organizationId: string; readonly invoiceId: string }
  /** A credit note of the invoice was issued. */
  | { readonly kind: "credit-note.issued"; readonly organizationId: string; readonly invoiceId: string }
  /** A payment turned from not counted to succeeded. */
  | { readonly kind: "payment.succeeded"; readonly organizationId: string; readonly paymentId: string }
  /** The count of seats may be another one now; `inviteId` names the invite that caused it, if one did. */
  | { readonly kind: "membership.changed"; readonly organizationId: string; readonly inviteId: string | null }
  /** Seats are counted by another policy now. */
  | { readonly kind: "seat-policy.changed"; readonly organizationId: string }
  /**
   * Stripe says that a subscription of ours is not what it was; what it is now has to be asked. `requestKey` is the
   * idempotency key of the request that changed it, null when none did.
   */
  | {
      readonly kind: "stripe.subscription-changed";
      readonly stripeSubscriptionId: string;
      readonly requestKey: string | null;
    }
  /** Something of a client was changed: who it is, where it is, in which zone it lives. */
  | { readonly kind: "client.changed"; readonly organizationId: string; readonly clientId: string }
  /** A mail was queued, sent, failed or queued again. */
  | {
      readonly kind: "email.state-changed";
      readonly organizationId: string | null;
      readonly emailId: string;
      readonly subjectKind: string | null;
      readonly subjectId: string | null;
    };

/** Tells the later rooms, inside the transaction that made it true. */
export function announce(tx: TxContext, fact: Fact): Promise<void> {
  return tx.react(tx, fact);
}
