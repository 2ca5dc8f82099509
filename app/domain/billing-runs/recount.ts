import type { MeterView } from "#domain/meters";
import { breathe } from "#lib/breathe";
import { addDecimals, compareDecimals, type Decimal } from "#lib/decimal";
import { days } from "#lib/duration";
import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";

export type Recount = { readonly quantity: Decimal; readonly count: number };

type Claimed = {
  readonly clientId: string;
  readonly meter: MeterView;
  readonly groupKey: string;
  readonly start: Date;
  readonly end: Date;
  /** Events that came later do not count, and neither do their cancellations. */
  readonly toNumber: number;
};

type Row = {
  count: bigint;
  units: bigint | null;
  nanos: bigint | null;
};

/**
 * What the events themselves come to, as the totals stood when the event `toNumber` was the newest: the way around the
 * totals that proves them. Read a day at a time, so that others have their turn.
 */
export async function recount(ctx: Pick<Context, "db">, claimed: Claimed): Promise<Recount> {
  const { aggregation } = claimed.meter;
  let count = 0;
  let quantity: Decimal = zero;
  let latest: Decimal | null = null;
  const different = new Set<string>();
  for (let from = claimed.start.getTime(); from < claimed.end.getTime(); from += days(1)) {
    const day = liveEvents(claimed, from, Math.min(from + days(1), claimed.end.getTime()));
    const [row] = await ctx.db.$queryRaw<Row[]>(
      Prisma.sql`SELECT COUNT(*) AS count, SUM(units) AS units, SUM(nanos) AS nanos FROM (${day})`,
    );
    const found = Number(row?.count ?? 0);
    count += found;
    if (found > 0 && aggregation === "sum") quantity = addDecimals(quantity, valueOf(row));
    if (found > 0 && aggregation === "unique")
      for (const { value } of await ctx.db.$queryRaw<{ value: string }[]>(
        Prisma.sql`SELECT DISTINCT unique_value AS value FROM (${day})`,
      ))
        different.add(value);
    if (found > 0 && (aggregation === "max" || aggregation === "last")) {
      const order =
        aggregation === "max" ? Prisma.sql`units DESC, nanos DESC` : Prisma.sql`at DESC, number DESC`;
      const [first] = await ctx.db.$queryRaw<Row[]>(
        Prisma.sql`SELECT units, nanos FROM (${day}) ORDER BY ${order} LIMIT 1`,
      );
      const value = valueOf(first);
      if (aggregation === "last" || latest === null || compareDecimals(value, latest) > 0) latest = value;
    }
    await breathe();
  }
  if (aggregation === "count") quantity = { units: BigInt(count), scale: 0 };
  if (aggregation === "unique") quantity = { units: BigInt(different.size), scale: 0 };
  return { quantity: latest ?? quantity, count };
}

function liveEvents({ clientId, meter, groupKey, toNumber }: Claimed, from: number, to: number): Prisma.Sql {
  return Prisma.sql`
    SELECT number, at, units, nanos, unique_value FROM usage_events e
    WHERE client_id = ${clientId} AND meter_id = ${meter.id} AND at >= ${from} AND at < ${to}
      AND group_key = ${groupKey} AND number <= ${toNumber} AND cancels IS NULL
      AND NOT EXISTS (SELECT 1 FROM usage_events c WHERE c.cancels = e.number AND c.number <= ${toNumber})`;
}

function valueOf(row: Pick<Row, "units" | "nanos"> | undefined): Decimal {
  return addDecimals(
    { units: BigInt(row?.units ?? 0n), scale: 0 },
    { units: BigInt(row?.nanos ?? 0n), scale: 9 },
  );
}

const zero: Decimal = { units: 0n, scale: 0 };
