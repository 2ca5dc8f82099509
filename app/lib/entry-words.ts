const words: Readonly<Record<string, string>> = {
  invoice_issued: "Invoice",
  invoice_voided: "Invoice voided",
  written_off: "Written off",
  credit_note_issued: "Credit note",
  credit_applied: "Credit used for",
  credit_application_undone: "Credit taken back from",
  credit_paid_out: "Credit paid out",
  credit_payout_undone: "Payout of credit undone",
  payment_succeeded: "Payment",
  payment_matched: "Payment",
  offline_payment: "Payment",
  offline_payment_undone: "Payment undone",
  payment_unmatched: "Payment undone",
  refund_created: "Refund",
  refund_failed: "Refund failed",
  dispute_withdrawn: "Taken back by the bank",
  dispute_won: "Dispute won",
  dispute_lost: "Dispute lost, written off",
};

/** What a kind of ledger entry means to a client, before the number of the document: "Credit used for INV-0001". */
export function entryWords(kind: string): string {
  return words[kind] ?? kind.replaceAll("_", " ");
}
