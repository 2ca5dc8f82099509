import type { Context, TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { NotFound } from "#lib/errors";
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
  const [row] = await ctx.db.$queryRaw<{ seats: bigint }[]>(Prisma.sql`
    SELECT (SELECT count(*) FROM memberships WHERE organization_id = o.id AND role = 'agent')
      + CASE o.seat_policy WHEN 'accepted' THEN 0 ELSE (
          SELECT count(*) FROM agent_invites WHERE organization_id = o.id AND role = 'agent'
            AND status = 'pending' AND expires_at > ${ctx.clock.now().getTime()}) END AS seats
    FROM organizations o WHERE o.id = ${organizationId}`);
  if (!row) throw new NotFound("organization");
  return Number(row.seats);
}

/**
 * Refuses what the transaction has done when it takes more seats than allowed. Asked after the change, in its
 * transaction, so that two changes at once cannot both fit into the last seat.
 */
export async function requireSeatsWithinLimit(
  tx: TxContext,
  { organizationId }: { organizationId: string },
): Promise<void> {
  const [row] = await tx.db.$queryRaw<{ seatLimit: bigint | null }[]>(
    Prisma.sql`SELECT seat_limit AS seatLimit FROM organizations WHERE id = ${organizationId}`,
  );
  if (!row) throw new NotFound("organization");
  if (row.seatLimit === null) return;
  const seatLimit = Number(row.seatLimit);
  if ((await countSeats(tx, { organizationId })) > seatLimit) throw new SeatLimitReached(seatLimit);
}
