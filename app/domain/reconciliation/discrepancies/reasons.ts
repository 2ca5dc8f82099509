/**
 * Why something cannot be healed, and what a person can do about it, the likeliest first. Every one can be ignored with a
 * note too (docs/reconciliation.md).
 */
export const discrepancyActions = {
  "unknown-payment": ["adopt", "match", "refund"],
  "payment-in-suspense": ["match", "refund"],
  "currency-mismatch": ["refund"],
  "amount-differs": ["refund"],
  "refund-without-credit-note": ["credit-note"],
  "differs-from-stripe": [],
  "missing-at-stripe": [],
  "balance-differs": [],
  "not-healed": ["run"],
} as const satisfies Readonly<Record<string, readonly DiscrepancyAction[]>>;

export type DiscrepancyReason = keyof typeof discrepancyActions;
export type DiscrepancyAction = "adopt" | "match" | "refund" | "credit-note" | "run" | "ignore";

/** What is open to do; a reason that this version does not know can only be ignored. */
export function actionsFor(reason: string): readonly DiscrepancyAction[] {
  const known = Object.hasOwn(discrepancyActions, reason)
    ? discrepancyActions[reason as DiscrepancyReason]
    : [];
  return [...known, "ignore"];
}
