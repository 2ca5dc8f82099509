import { Prisma } from "#platform/db";
import type { Context } from "#platform/context";
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

function firstOf(state: string, time: "next_attempt_at" | "lease_until" | "verify_at"): Prisma.Sql {
  const column = Prisma.raw(time);
  return Prisma.sql`SELECT * FROM (
    SELECT ${column} AS at FROM billing_updates
    WHERE state = ${state} AND ${column} IS NOT NULL AND EXISTS (
      SELECT 1 FROM seat_subscriptions
      WHERE id = seat_subscription_id AND stripe_subscription_id IS NOT NULL)
    ORDER BY ${column} LIMIT 1)`;
}

export const nextDue = Prisma.sql`
  SELECT
    MIN(at) AS due_at,
    (SELECT probe_at FROM breakers WHERE name = ${breakerName} AND state = 'open') AS probe_at
  FROM (
    ${firstOf("pending", "next_attempt_at")}
    UNION ALL ${firstOf("running", "lease_until")}
    UNION ALL ${firstOf("blocked", "next_attempt_at")}
    UNION ALL ${firstOf("idle", "verify_at")})`;
