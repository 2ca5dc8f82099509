/** What people read instead of a reason's name. */
const reasonWords: Readonly<Record<string, string>> = {
  "unknown-payment": "Unknown payment",
  "payment-in-suspense": "Payment without an owner",
  "currency-mismatch": "Paid in another currency",
  "amount-differs": "Another amount than asked for",
  "refund-without-credit-note": "Refund without a credit note",
  "differs-from-stripe": "Books and Stripe differ",
  "missing-at-stripe": "Stripe does not know it",
  "balance-differs": "Stripe's balance differs",
  "not-healed": "Could not be brought in line",
};

export function reasonLabel(reason: string): string {
  return reasonWords[reason] ?? reason;
}

/** What a person should know before they do anything about it. */
const reasonAdvice: Readonly<Record<string, string>> = {
  "unknown-payment":
    "It is in the books as other activity at Stripe. Assign it to the client it came from, match it with a payment that you recorded by hand, or send it back.",
  "payment-in-suspense":
    "It waits in suspense until somebody says whose it is. Match it with an invoice or a client, or send it back.",
  "currency-mismatch": "The client keeps it as credit in that currency until it is sent back.",
  "amount-differs":
    "The invoice counts what really came. Look at the payment, send back what is too much, or let it be.",
  "refund-without-credit-note":
    "The invoice still claims what was given back. A credit note corrects revenue and tax, and gives the client a document.",
  "differs-from-stripe":
    "What Stripe booked and what stands here are not the same amount. Look at the payment here and at Stripe.",
  "missing-at-stripe":
    "It stands in the books, and Stripe has no such thing. Was the database used with another account at Stripe?",
  "balance-differs": "Stripe's balance is not the sum of Stripe's own transactions. Ask Stripe.",
  "not-healed": "The next comparison tries again.",
};

export function adviceFor(reason: string): string {
  return reasonAdvice[reason] ?? "";
}

export const discrepancyLooks = {
  open: ["Open", "danger"],
  healed: ["Gone", "success"],
  matched: ["Matched", "success"],
  ignored: ["Ignored", "neutral"],
} as const;

/** A stage of a comparison, as what is being done now. */
const stageWords: Readonly<Record<string, string>> = {
  events: "Looking for events that never came",
  sessions: "Reading Checkout sessions",
  "payment-intents": "Reading payments",
  refunds: "Reading refunds",
  disputes: "Reading disputes",
  payouts: "Reading payouts",
  balance: "Reading Stripe's balance",
  transactions: "Reading Stripe's books",
  "payout-items": "Taking payouts apart",
  comparison: "Comparing line by line",
  "payout-comparison": "Comparing payouts",
  books: "Looking for what Stripe does not know",
  findings: "Looking for money without an owner",
  conclusion: "Adding up",
};

export function stageLabel(stage: string): string {
  return stageWords[stage] ?? stage;
}

export const occasionWords = {
  nightly: "Nightly",
  asked: "Asked for",
  restored: "After a restore",
} as const;

const payoutWords: Readonly<Record<string, readonly [string, "neutral" | "info" | "success" | "danger"]>> = {
  pending: ["Pending", "info"],
  in_transit: ["On its way", "info"],
  paid: ["Paid", "success"],
  failed: ["Failed", "danger"],
  canceled: ["Canceled", "neutral"],
};

/** Stripe may invent states; those that are new to us are shown as they are called. */
export function payoutLook(status: string): readonly [string, "neutral" | "info" | "success" | "danger"] {
  return payoutWords[status] ?? [status, "neutral"];
}

export const partWords = {
  payment: "Payments",
  refund: "Refunds",
  dispute: "Disputes",
  fee: "Stripe's fees",
  other: "Other activity",
} as const;
