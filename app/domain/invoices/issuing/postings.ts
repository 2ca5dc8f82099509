import type { NewPosting } from "#domain/ledger";
import type { TxContext } from "#platform/context";
import { type InvoiceRow, listTaxRows } from "../rows.ts";

/**
 * What issuing the invoice books: the client owes the total, of which each rate's tax is owed on, what rounding to the
 * smallest coin added stands on an account of its own, and the rest is revenue; a tax that prices include is thus no
 * revenue (docs/ledger.md).
 */
export async function issuePostings(
  tx: TxContext,
  invoice: Pick<InvoiceRow, "id" | "clientId" | "currency" | "roundingAmount" | "total">,
): Promise<NewPosting[]> {
  const { id: invoiceId, clientId, currency, roundingAmount, total } = invoice;
  const about = { currency, clientId, invoiceId };
  const taxes = await listTaxRows(tx, { invoiceId });
  const tax = taxes.reduce((all, { amount }) => all + amount, 0n);
  return [
    { account: "receivable", amount: total, ...about },
    { account: "revenue", amount: tax + roundingAmount - total, ...about },
    ...taxes.map(({ amount }) => ({ account: "tax_payable" as const, amount: -amount, ...about })),
    { account: "rounding", amount: -roundingAmount, ...about },
  ];
}

/** What takes an entry back: the same accounts, the other side. */
export function reversed(postings: readonly NewPosting[]): NewPosting[] {
  return postings.map((posting) => ({ ...posting, amount: -posting.amount }));
}
