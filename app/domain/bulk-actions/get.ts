import { NotFound } from "#lib/errors";
import { decodeCursor, type Page, pageOf } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";

/** How far it is; `done` and `refused` together are what `total` has behind it. */
export async function getBulkAction(ctx: Context, { id }: { id: string }) {
  const action = await ctx.db.bulkAction.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: { id: true, verb: true, state: true, createdAt: true, endedAt: true },
  });
  if (!action) throw new NotFound("bulk action");
  const counts = await ctx.db.bulkItem.groupBy({
    by: ["outcome"],
    where: { bulkActionId: id },
    _count: true,
  });
  const count = (outcome: string) => counts.find((row) => row.outcome === outcome)?._count ?? 0;
  const [waiting, done, refused] = [count("waiting"), count("done"), count("refused")];
  return { ...action, done, refused, total: waiting + done + refused };
}

export type Refusal = {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly clientName: string | null;
  readonly reason: string;
};

const pageLength = 50;

/** Which invoices it was not done to, and why, in the order in which they were chosen. */
export async function listRefusals(
  ctx: Context,
  { id, cursor }: { id: string; cursor?: string | null },
): Promise<Page<Refusal>> {
  const organizationId = organizationOf(ctx);
  const after = decodeCursor(cursor, ["number"]);
  const rows = await ctx.db.bulkItem.findMany({
    where: {
      bulkAction: { id, organizationId },
      outcome: "refused",
      ...(after ? { position: { gt: after[0] } } : {}),
    },
    orderBy: { position: "asc" },
    take: pageLength + 1,
  });
  const page = pageOf(rows, pageLength, ({ position }) => [position]);
  const invoices = await ctx.db.invoice.findMany({
    where: { organizationId, id: { in: page.items.map(({ invoiceId }) => invoiceId) } },
    select: { id: true, number: true, client: { select: { name: true } } },
  });
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ invoiceId, reason }) => {
      const invoice = byId.get(invoiceId);
      return {
        invoiceId,
        number: invoice?.number ?? null,
        clientName: invoice?.client.name ?? null,
        reason: reason ?? "",
      };
    }),
  };
}
