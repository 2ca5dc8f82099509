import { Prisma } from "#platform/db";
import type { Context, TxContext } from "#platform/context";
import { breakerName } from "./breaker.ts";

/**
 * Null when nothing waits. While the breaker is open nothing is due before its next probe. Asked at every sweep and
 * after every attempt, so it is one statement that takes the first of each state along an index.
 */
export async function findNextDue(ctx: Context): Promise<Date | null> {
  const [row] = await ctx.db.$queryRaw<{ due_at: bigint | null; probe_at: bigint | null }[]>(nextDue);
  const dueAt = row?.due_at ?? null;
  return dueAt === null ? null : new Date(Number(row?.probe_at ?? dueAt));
}

/** The organization whose update is to be taken up now, whatever the breaker says; null when none is due. */
export async function findFirstDue(tx: TxContext): Promise<string | null> {
  const [row] = await tx.db.$queryRaw<{ organization_id: string }[]>(firstDue(tx.clock.now()));
  return row?.organization_id ?? null;
}

type Time = "next_attempt_at" | "lease_until" | "verify_at";

function firstOf(rank: number, state: string, time: Time): Prisma.Sql {
  const column = Prisma.raw(time);
  return Prisma.sql`SELECT * FROM (
    SELECT ${rank} AS rank, organization_id, ${column} AS at FROM billing_updates
    WHERE state = ${state} AND ${column} IS NOT NULL AND EXISTS (
      SELECT 1 FROM seat_subscriptions
      WHERE id = seat_subscription_id AND stripe_subscription_id IS NOT NULL)
    ORDER BY ${column} LIMIT 1)`;
}

/** Changes come before what only looks. */
const firsts = Prisma.join(
  [
    firstOf(1, "pending", "next_attempt_at"),
    firstOf(2, "running", "lease_until"),
    firstOf(3, "blocked", "next_attempt_at"),
    firstOf(4, "idle", "verify_at"),
  ],
  " UNION ALL ",
);

export const nextDue = Prisma.sql`
  SELECT
    MIN(at) AS due_at,
    (SELECT probe_at FROM breakers WHERE name = ${breakerName} AND state = 'open') AS probe_at
  FROM (${firsts})`;

export function firstDue(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT organization_id FROM (${firsts}) WHERE at <= ${now.getTime()} ORDER BY rank LIMIT 1`;
}
