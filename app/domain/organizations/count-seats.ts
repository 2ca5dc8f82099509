import type { Context, TxContext } from "#platform/context";
import { SeatLimitReached } from "./errors.ts";

type Reads = Pick<Context | TxContext, "db" | "clock">;

/**
 * How many seats are in use: members with role agent and, where the policy is "invited", pending unexpired invites for
 * that role. The owner and admins take none. This is the only place that counts.
 */
export async function countSeats(
  ctx: Reads,
  { organizationId }: { organizationId: string },
): Promise<number> {
  const { seatPolicy } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { seatPolicy: true },
  });
  const members = await ctx.db.membership.count({ where: { organizationId, role: "agent" } });
  if (seatPolicy === "accepted") return members;
  const invites = await ctx.db.agentInvite.count({
    where: { organizationId, role: "agent", status: "pending", expiresAt: { gt: ctx.clock.now() } },
  });
  return members + invites;
}

/**
 * Refuses what the transaction has done when it takes more seats than allowed. Asked after the change, in its
 * transaction, so that two changes at once cannot both fit into the last seat.
 */
export async function requireSeatsWithinLimit(
  tx: TxContext,
  { organizationId }: { organizationId: string },
): Promise<void> {
  const { seatLimit } = await tx.db.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { seatLimit: true },
  });
  if (seatLimit !== null && (await countSeats(tx, { organizationId })) > seatLimit)
    throw new SeatLimitReached(seatLimit);
}
