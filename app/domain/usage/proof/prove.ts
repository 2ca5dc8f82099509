import { findMeters, type MeterView } from "#domain/meters";
import { breathe } from "#lib/breathe";
import { lasting } from "#lib/lasting";
import { actsFor, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { bucketOf, utcDayOf } from "../totals/buckets.ts";
import { compareTotals, compareUniques } from "./compare-totals.ts";
import { readForProof } from "./read-for-proof.ts";
import { groupKeyOf } from "../taking/read-event.ts";
import type { Properties } from "../taking/read-properties.ts";
import { addRecount, emptyRecount, takeBuckets, takeUniques } from "./recount.ts";

type Pair = { readonly clientId: string; readonly meterId: string };

/**
 * Counts every event again and compares with the totals that were kept. Answers each difference as a sentence; an empty
 * list is the proof.
 */
export async function proveUsage(ctx: Context): Promise<string[]> {
  const differences: string[] = [];
  for await (const pair of pairs(ctx)) {
    const meter = await meterOf(ctx, pair.meterId);
    differences.push(...(await lasting(() => provePair(ctx, pair.clientId, meter))));
    await breathe();
  }
  return differences;
}

async function provePair(ctx: Context, clientId: string, meter: MeterView): Promise<string[]> {
  const differences: string[] = [];
  const recount = emptyRecount(meter);
  const subject = { clientId, meter };
  let [bucketsFrom, daysFrom] = [0, 0];
  for await (const { events, isLast } of readForProof(ctx, subject)) {
    for (const event of events) {
      addRecount(recount, event);
      const properties = event.properties === null ? null : (JSON.parse(event.properties) as Properties);
      if (event.groupKey !== groupKeyOf(meter, properties))
        differences.push(`Event ${event.number} is in another group than its properties say.`);
    }
    // What is complete so far; the bucket and the day of the last event may go on.
    const reached = isLast ? endOfTime : (events.at(-1)?.at ?? 0);
    const bucketsTo = isLast ? endOfTime : bucketOf(reached);
    const buckets = { start: bucketsFrom, end: bucketsTo };
    differences.push(...(await compareTotals(ctx, subject, buckets, takeBuckets(recount, buckets))));
    const daysTo = isLast ? endOfTime : utcDayOf(reached);
    const days = { start: daysFrom, end: daysTo };
    differences.push(...(await compareUniques(ctx, subject, days, takeUniques(recount, days))));
    [bucketsFrom, daysFrom] = [bucketsTo, daysTo];
  }
  return differences;
}

/** Later than any event may be. */
const endOfTime = 8.64e15;

/** Every client and meter that have events or totals, each found by one look into an index. */
async function* pairs(ctx: Context): AsyncGenerator<Pair> {
  for (let after: Pair = { clientId: "", meterId: "" }; ;) {
    const [next] = await ctx.db.$queryRaw<Pair[]>(Prisma.sql`
      SELECT * FROM (SELECT client_id AS clientId, meter_id AS meterId FROM usage_events
        WHERE (client_id, meter_id) > (${after.clientId}, ${after.meterId}) ORDER BY client_id, meter_id LIMIT 1)
      UNION SELECT * FROM (SELECT client_id AS clientId, meter_id AS meterId FROM usage_totals
        WHERE (client_id, meter_id) > (${after.clientId}, ${after.meterId}) ORDER BY client_id, meter_id LIMIT 1)
      ORDER BY 1, 2 LIMIT 1`);
    if (!next) return;
    yield next;
    after = next;
  }
}

async function meterOf(ctx: Context, id: string): Promise<MeterView> {
  const { organizationId } = await ctx.db.meter.findUniqueOrThrow({
    where: { id },
    select: { organizationId: true },
  });
  const meter = (await findMeters(actsFor(ctx, organizationId), [id])).get(id);
  if (!meter) throw new Error(`The meter ${id} cannot be read.`);
  return meter;
}
