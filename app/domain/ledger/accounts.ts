/** Every account of the books. Debits are positive: `revenue` and `tax_payable` normally stand below zero. */
export type Account =
  | "receivable"
  | "revenue"
  | "tax_payable"
  | "stripe_clearing"
  | "stripe_fees"
  | "client_credit"
  | "bank"
  | "refunds"
  | "disputes"
  | "write_offs"
  | "suspense"
  | "currency_exchange"
  | "other_stripe_activity";

/** What an entry records. With the id of its source it is unique, so that nothing is booked twice (docs/ledger.md). */
export type EntryKind =
  | "invoice_issued"
  | "invoice_voided"
  | "written_off"
  | "credit_note_issued"
  | "credit_applied"
  | "credit_paid_out"
  | "payment_succeeded"
  | "offline_payment"
  | "offline_payment_undone"
  | "stripe_fee"
  | "refund_created"
  | "refund_failed"
  | "dispute_withdrawn"
  | "dispute_won"
  | "dispute_lost"
  | "currency_converted"
  | "payout_paid"
  | "payout_failed"
  | "payment_matched"
  | "payment_unmatched"
  | "other_stripe_activity";
