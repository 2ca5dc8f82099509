import { balanceOf, type NewPosting, post } from "#domain/ledger";
import type { CreditableInvoice } from "#domain/invoices";
import type { TxContext } from "#platform/context";
import type { CreditFigures } from "./reckon.ts";

/** What became of a credit note's total, in minor units. */
export type CreditShares = {
  /** Took off what was due. */
  readonly due: bigint;
  /** Covers what had been refunded before. */
  readonly refunds: bigint;
  /** Became the client's credit. */
  readonly credit: bigint;
};

/**
 * Books the credit note: revenue and tax go back; what is due on the invoice falls first, then refunds are covered that
 * nothing explained yet, and what is left is the client's credit. Of an invoice that was given up the write-off falls.
 */
export async function bookCreditNote(
  tx: TxContext,
  note: { id: string; invoice: CreditableInvoice["invoice"]; figures: CreditFigures },
): Promise<CreditShares> {
  const { invoice, figures } = note;
  const { id: invoiceId, clientId, currency } = invoice;
  const about = { currency, clientId, invoiceId };
  const { total, taxTotal, roundingAmount } = figures;
  const due = least(total, invoice.amountDue);
  const uncovered = positive(await balanceOf(tx, { account: "refunds", currency, invoiceId }));
  const refunds = least(total - due, uncovered);
  const credit = total - due - refunds;
  const postings: NewPosting[] = [
    { account: "revenue", amount: total - taxTotal - roundingAmount, ...about },
    ...figures.taxes.map(({ amount }) => ({ account: "tax_payable" as const, amount, ...about })),
    { account: "rounding", amount: roundingAmount, ...about },
    { account: invoice.status === "uncollectible" ? "write_offs" : "receivable", amount: -due, ...about },
    { account: "refunds", amount: -refunds, ...about },
    { account: "client_credit", amount: -credit, ...about },
  ];
  await post(tx, { kind: "credit_note_issued", sourceId: note.id, at: tx.clock.now(), postings });
  return { due, refunds, credit };
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
