import { actsFor, type Context, inTransaction } from "#platform/context";
import { settleInvite } from "./settle.ts";

/** Ends the invites whose time is over, in all organizations, and answers when the next one ends. */
export async function expireInvites(ctx: Context): Promise<Date | null> {
  const overdue = await ctx.db.agentInvite.findMany({
    where: { status: "pending", expiresAt: { lte: ctx.clock.now() } },
    select: { id: true, organizationId: true },
  });
  for (const { id, organizationId } of overdue) {
    const acting = actsFor(ctx, organizationId);
    await inTransaction(acting, (tx) => settleInvite(tx, { id, status: "expired" }));
  }
  const next = await ctx.db.agentInvite.findFirst({
    where: { status: "pending" },
    orderBy: { expiresAt: "asc" },
    select: { expiresAt: true },
  });
  return next?.expiresAt ?? null;
}
