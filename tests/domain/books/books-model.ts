/** What one invoice should come to, reckoned without a single row; minor units. */
export type ModelInvoice = {
  readonly id: string;
  readonly total: bigint;
  status: "open" | "void" | "uncollectible";
  /** Whether the client was written to about it. */
  isKnown: boolean;
  paid: bigint;
  /** By credit notes and by use of credit. */
  credited: bigint;
  /** By credit notes alone. */
  noted: bigint;
  /** A bank debit that the client's bank has not decided on; null when none is on its way. */
  debit: { readonly intentId: string; readonly amount: bigint } | null;
};

export type ModelPayment = {
  readonly id: string;
  readonly invoice: ModelInvoice;
  readonly source: "stripe" | "offline";
  readonly amount: bigint;
  /** Stripe's names, empty for money that came otherwise. */
  readonly intentId: string;
  readonly chargeId: string;
  refunded: bigint;
  disputed: bigint;
  isUndone: boolean;
  /** Stripe refunds nothing more of what was once disputed, however that ended. */
  wasDisputed: boolean;
};

/** The client's books as they should be after the commands so far. */
export type BooksModel = {
  readonly drafts: string[];
  readonly invoices: ModelInvoice[];
  readonly payments: ModelPayment[];
  /** Money that came less money that went, as it should stand in each place. */
  bank: bigint;
  atStripe: bigint;
  commands: number;
};

export const emptyModel = (): BooksModel => ({
  ...{ drafts: [], invoices: [], payments: [] },
  ...{ bank: 0n, atStripe: 0n, commands: 0 },
});

export function dueOf({ status, total, paid, credited }: ModelInvoice): bigint {
  const left = total - paid - credited;
  return status === "void" || left < 0n ? 0n : left;
}

export function statusOf(invoice: ModelInvoice): "open" | "paid" | "void" | "uncollectible" {
  if (invoice.status === "void") return "void";
  return dueOf(invoice) === 0n ? "paid" : invoice.status;
}

/** What can still be refunded of a payment. */
export function refundableOf({ amount, refunded, isUndone, wasDisputed }: ModelPayment): bigint {
  return isUndone || wasDisputed ? 0n : amount - refunded;
}

/** The nth of the things that a command may act on, null when there is none. */
export function pick<T>(things: readonly T[], lot: number): T | null {
  return things[lot % things.length] ?? null;
}
