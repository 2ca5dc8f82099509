import { Prisma } from "#platform/db";
import { type Context, inTransaction } from "#platform/context";
import { bringProbeNear } from "./breaker.ts";

/**
 * A row that was written later than now was written before the machine's clock was put back. Its times move back with
 * the clock, so that every pause lasts as long as it was meant to.
 */
export async function bringWithinReach(ctx: Context): Promise<void> {
  if (!(await hasJumped(ctx))) return;
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now().getTime();
    await tx.db.$executeRaw(Prisma.sql`
      UPDATE billing_updates SET
        next_attempt_at = next_attempt_at - (updated_at - ${now}),
        lease_until = lease_until - (updated_at - ${now}),
        verify_at = verify_at - (updated_at - ${now}),
        unsettled_until = unsettled_until - (updated_at - ${now}),
        waiting_since = MIN(waiting_since, ${now}),
        updated_at = ${now}
      WHERE updated_at > ${now}`);
    await bringProbeNear(tx);
  });
}

/** Asked at every sweep, so along an index. */
async function hasJumped(ctx: Context): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<{ jumped: bigint }[]>(writtenLater(ctx.clock.now()));
  return Boolean(row?.jumped);
}

export function writtenLater(now: Date): Prisma.Sql {
  return Prisma.sql`SELECT EXISTS (SELECT 1 FROM billing_updates WHERE updated_at > ${now.getTime()}) AS jumped`;
}
