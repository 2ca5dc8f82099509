import type { Context, TxContext } from "#platform/context";
import type { CreditShares } from "./book.ts";

/** What became of an issued credit note's total, as the books have it. Throws for one that is not in them. */
export async function sharesOf(ctx: Context | TxContext, { id }: { id: string }): Promise<CreditShares> {
  const entry = await ctx.db.ledgerEntry.findUniqueOrThrow({
    where: { kind_sourceId: { kind: "credit_note_issued", sourceId: id } },
    include: { postings: { select: { account: true, amount: true } } },
  });
  const on = (...accounts: string[]) =>
    entry.postings
      .filter(({ account }) => accounts.includes(account))
      .reduce((all, { amount }) => all - amount, 0n);
  return { due: on("receivable", "write_offs"), refunds: on("refunds"), credit: on("client_credit") };
}
