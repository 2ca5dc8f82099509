/** What a run does, in this order. */
export const stageNames = [
  "events",
  "sessions",
  "payment-intents",
  "refunds",
  "disputes",
  "payouts",
  "balance",
  "transactions",
  "payout-items",
  "comparison",
  "payout-comparison",
  "books",
  "findings",
  "conclusion",
] as const;
export type StageName = (typeof stageNames)[number];
