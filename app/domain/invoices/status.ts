import type { InvoiceStatus } from "#lib/statuses";

/** What may become what. Paid opens again only when an offline payment turns out to have been entered by mistake. */
const next = {
  draft: ["open", "paid"],
  open: ["paid", "void", "uncollectible"],
  uncollectible: ["paid"],
  paid: ["open", "uncollectible"],
  void: [],
} as const satisfies Record<InvoiceStatus, readonly InvoiceStatus[]>;

export function canBecome(from: InvoiceStatus, to: InvoiceStatus): boolean {
  return (next[from] as readonly InvoiceStatus[]).includes(to);
}

/** What an issued invoice is that is not void: paid once nothing is due, and uncollectible once given up. */
export function statusOf({ amountDue, isWrittenOff }: { amountDue: bigint; isWrittenOff: boolean }) {
  if (amountDue === 0n) return "paid";
  return isWrittenOff ? "uncollectible" : "open";
}
