import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { organizationOf, type Context } from "#platform/context";

/** Amounts in minor units, debit positive. */
type EntryView = {
  readonly id: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly at: Date;
  readonly postings: readonly { account: string; currency: string; amount: bigint }[];
};

/** The organization's entries, newest first; with `invoiceId` those that touched the invoice, whole. */
export async function listEntries(
  ctx: Context,
  query: {
    invoiceId?: string | undefined;
    cursor?: string | null | undefined;
    limit?: number | undefined;
  } = {},
): Promise<Page<EntryView>> {
  const limit = pageSize(query.limit);
  const [before] = decodeCursor(query.cursor, ["number"]) ?? [];
  const rows = await ctx.db.ledgerEntry.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(before !== undefined && { sequence: { lt: before } }),
      ...(query.invoiceId !== undefined && { postings: { some: { invoiceId: query.invoiceId } } }),
    },
    include: { postings: { orderBy: { id: "asc" } } },
    orderBy: { sequence: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.sequence]);
  return {
    items: page.items.map(({ id, kind, sourceId, at, postings }) => ({
      id,
      kind,
      sourceId,
      at,
      postings: postings.map(({ account, currency, amount }) => ({ account, currency, amount })),
    })),
    nextCursor: page.nextCursor,
  };
}
