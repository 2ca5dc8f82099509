import { startOfDayIn } from "#lib/civil-date";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

/**
 * The plans that a run would bill something of, in the order in which they were made: those with a bill due at `asOf`,
 * with one that was taken back, and those that have ended and had events since. One query, and one more for each plan
 * that has ended; the others are not looked at.
 */
export async function listDuePlans(
  ctx: Context,
  { clientId, asOf }: { clientId?: string | undefined; asOf: Date },
): Promise<string[]> {
  const ofClient = clientId === undefined ? Prisma.empty : Prisma.sql`AND p.client_id = ${clientId}`;
  const plans = await ctx.db.$queryRaw<Candidate[]>(Prisma.sql`
    SELECT id, ends_on AS endsOn, time_zone AS timeZone, is_due AS isDue FROM (
      SELECT p.*, coalesce(p.next_bill_at <= ${asOf.getTime()}, 0) OR EXISTS (
        SELECT 1 FROM usage_bills b WHERE b.plan_id = p.id AND b.released_at IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM usage_bills again
          WHERE again.plan_id = p.id AND again.billed_until = b.billed_until AND again.released_at IS NULL
        )
      ) AS is_due
      FROM usage_plans p WHERE p.organization_id = ${organizationOf(ctx)} ${ofClient}
    ) WHERE is_due OR ends_on IS NOT NULL
    ORDER BY id`);
  const due: string[] = [];
  for (const plan of plans) if (Number(plan.isDue) === 1 || (await isLate(ctx, plan))) due.push(plan.id);
  return due;
}

type Candidate = { id: string; endsOn: string | null; timeZone: string; isDue: bigint | number };

/** Whether a plan that has ended has had events since its last bill. */
async function isLate(ctx: Context, { id, endsOn, timeZone }: Candidate): Promise<boolean> {
  if (endsOn === null) return false;
  const end = startOfDayIn(timeZone, endsOn).getTime();
  const late = await ctx.db.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM usage_plans p
      JOIN usage_plan_prices planned ON planned.plan_id = p.id
      JOIN prices ON prices.id = planned.price_id
      JOIN usage_events e INDEXED BY usage_events_client_id_meter_id_at_idx
        ON e.client_id = p.client_id AND e.meter_id = prices.meter_id
    WHERE p.id = ${id} AND e.at < ${end} AND e.number > (
      SELECT max(events_until) FROM usage_bills WHERE plan_id = p.id AND released_at IS NULL
    ) LIMIT 1`);
  return late.length > 0;
}
