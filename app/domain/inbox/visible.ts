import type { Context, TxContext } from "#platform/context";
import type { Prisma } from "#platform/db";

/** One account at Stripe serves all organizations; what belongs to none of them is the first one's to look after. */
export async function visibleTo(
  ctx: Context | TxContext,
  organizationId: string,
): Promise<Prisma.StripeEventWhereInput> {
  const first = await ctx.db.organization.findFirst({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (first?.id !== organizationId) return { organizationId };
  return { OR: [{ organizationId }, { organizationId: null }] };
}
