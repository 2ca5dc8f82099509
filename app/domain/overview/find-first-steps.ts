import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";

/** How far a new organization is on its way to the first money. */
export type FirstSteps = {
  readonly hasClient: boolean;
  readonly hasInvoice: boolean;
  readonly hasIssued: boolean;
  readonly hasSent: boolean;
  readonly hasPaid: boolean;
};

export async function findFirstSteps(ctx: Context): Promise<FirstSteps> {
  const organizationId = organizationOf(ctx);
  const only = { select: { id: true } } as const;
  const [client, invoice, issued, sent, paid] = await Promise.all([
    ctx.db.client.findFirst({ where: { organizationId }, ...only }),
    ctx.db.invoice.findFirst({ where: { organizationId }, ...only }),
    ctx.db.invoice.findFirst({ where: { organizationId, number: { not: null } }, ...only }),
    hasSent(ctx, organizationId),
    ctx.db.invoice.findFirst({ where: { organizationId, status: "paid" }, ...only }),
  ]);
  return {
    hasClient: client !== null,
    hasInvoice: invoice !== null,
    hasIssued: issued !== null,
    hasSent: sent,
    hasPaid: paid !== null,
  };
}

/** The literal lets SQLite use its partial index, so that a thousand unsent invoices are not gone over. */
async function hasSent(ctx: Context, organizationId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM invoices WHERE organization_id = ${organizationId} AND delivery_state <> 'none' LIMIT 1`);
  return rows.length > 0;
}
