import type { Account } from "#domain/ledger";
import type { InvoiceStatus } from "#lib/statuses";

export type PayableInvoice = {
  readonly status: InvoiceStatus;
  readonly currency: string;
  readonly amountDue: bigint;
};

/** What a payment settles, and what is left of it; minor units, together the whole payment. */
export type PaymentShares = {
  readonly applied: bigint;
  /** Where the settled part was waiting. */
  readonly appliedTo: Account;
  readonly credited: bigint;
  readonly creditedTo: Account;
};

/**
 * An open invoice takes what it needs, one given up brings back what was written off; the rest, and everything for an
 * invoice that takes nothing or is in another currency, belongs to the client, or waits in suspense without one.
 */
export function sharePayment(
  payment: { readonly amount: bigint; readonly currency: string; readonly clientId: string | null },
  invoice: PayableInvoice | null,
): PaymentShares {
  const due = invoice?.currency === payment.currency ? dueOf(invoice) : 0n;
  const applied = payment.amount < due ? payment.amount : due;
  return {
    applied,
    appliedTo: invoice?.status === "uncollectible" ? "write_offs" : "receivable",
    credited: payment.amount - applied,
    creditedTo: creditAccount(payment),
  };
}

/** Where what a client paid too much stands. */
export function creditAccount(payment: { readonly clientId: string | null }): Account {
  return payment.clientId === null ? "suspense" : "client_credit";
}

function dueOf({ status, amountDue }: PayableInvoice): bigint {
  return status === "open" || status === "uncollectible" ? amountDue : 0n;
}
