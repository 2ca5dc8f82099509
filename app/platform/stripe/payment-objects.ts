/** What payments know of Stripe's objects. Amounts are minor units, currencies upper case, instants dates. */

export type StripeMetadata = Readonly<Record<string, string>>;

export type StripeSession = {
  readonly id: string;
  /** Stripe may invent states; those it has not told us of are "other". */
  readonly status: "open" | "complete" | "expired" | "other";
  /** True when Stripe calls the session paid; a completed one whose money is on its way is not. */
  readonly isPaid: boolean;
  /** Where the client pays; null once the session is not open. */
  readonly url: string | null;
  readonly expiresAt: Date;
  /** Null until the client pays. */
  readonly paymentIntentId: string | null;
  readonly metadata: StripeMetadata;
};

export type StripePaymentIntent = {
  readonly id: string;
  /** "waiting": the client has to act, again after a failed charge. */
  readonly status: "succeeded" | "processing" | "waiting" | "canceled";
  /** What was received when it succeeded, what was asked for before. */
  readonly amount: bigint;
  readonly currency: string;
  readonly createdAt: Date;
  /** Why the last charge failed, in Stripe's words; null when none did. */
  readonly failure: string | null;
  /** The latest charge, null before the first. */
  readonly charge: StripeCharge | null;
  readonly metadata: StripeMetadata;
};

export type StripeCharge = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly status: "succeeded" | "pending" | "failed";
  readonly amount: bigint;
  readonly currency: string;
  /** Cumulative over all refunds that have not failed. */
  readonly amountRefunded: bigint;
  /** Whether it ever was disputed, also when the dispute is over. */
  readonly isDisputed: boolean;
  /** As "Visa ending in 4242". */
  readonly method: string;
  /** Whether the bank decides days after the client has left Checkout, as with a debit. */
  readonly isDelayed: boolean;
  readonly createdAt: Date;
  /** Null for up to an hour after the charge succeeded. */
  readonly balanceTransaction: StripeBalanceTransaction | null;
  /** Stripe's customer that it was made for, if any. */
  readonly customerId: string | null;
  readonly description: string;
  readonly metadata: StripeMetadata;
};

export type StripeRefund = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  /** "failed" also when it was canceled: either way the money stays here. */
  readonly status: "pending" | "succeeded" | "failed";
  readonly amount: bigint;
  readonly currency: string;
  readonly failure: string | null;
  readonly createdAt: Date;
  /** What took the money from the balance; null while the refund waits. */
  readonly balanceTransaction: StripeBalanceTransaction | null;
  /** What brought it back when the refund failed. */
  readonly failureBalanceTransaction: StripeBalanceTransaction | null;
  readonly metadata: StripeMetadata;
};

export type StripeDispute = {
  readonly id: string;
  readonly paymentIntentId: string | null;
  readonly chargeId: string;
  /** "inquiry" and "prevented" withdraw nothing. */
  readonly status: "inquiry" | "open" | "won" | "lost" | "prevented";
  readonly amount: bigint;
  readonly currency: string;
  /** In Stripe's word, as "fraudulent". */
  readonly reason: string;
  /** Until when evidence can be given; null when none is asked for. */
  readonly evidenceDueAt: Date | null;
  readonly createdAt: Date;
  /** Each withdrawal (negative) and reinstatement (positive), in the currency of the balance. */
  readonly balanceTransactions: readonly StripeBalanceTransaction[];
};

/** A change of Stripe's balance: `net` = `amount` - `fee`, in the currency in which Stripe settles. */
export type StripeBalanceTransaction = {
  readonly id: string;
  readonly type: string;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly net: bigint;
  readonly currency: string;
  readonly createdAt: Date;
  readonly sourceId: string | null;
  readonly description: string;
};

/** Money on its way from Stripe to the bank; `amount` is below zero when it goes the other way. */
export type StripePayout = {
  readonly id: string;
  /** In Stripe's word: pending, in_transit, paid, failed or canceled. */
  readonly status: string;
  readonly amount: bigint;
  readonly currency: string;
  /** Stripe says only of an automatic payout which transactions it holds. */
  readonly isAutomatic: boolean;
  readonly arrivesAt: Date;
  readonly createdAt: Date;
};

/** What lies at Stripe in one currency, pending money included. */
export type StripeBalance = { readonly currency: string; readonly amount: bigint };
