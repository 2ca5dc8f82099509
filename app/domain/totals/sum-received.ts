import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import type { Period } from "#lib/period";

type ReceivedRow = { currency: string; period: bigint; amount: bigint };

/** What succeeded payments brought, per currency and index of the period; periods begin with a quarter of an hour. */
export function sumReceived(ctx: Context, periods: readonly Period[]): Promise<ReceivedRow[]> {
  const values = periods.map(
    ({ start, end }, index) => Prisma.sql`(${index}, ${start.getTime()}, ${end.getTime()})`,
  );
  return ctx.db.$queryRaw<ReceivedRow[]>(Prisma.sql`
    WITH periods(period, starts_at, ends_at) AS (VALUES ${Prisma.join(values)})
    SELECT currency, period, sum(amount) AS amount
    FROM periods CROSS JOIN received_totals
    WHERE organization_id = ${organizationOf(ctx)} AND slot_at >= starts_at AND slot_at < ends_at
    GROUP BY currency, period`);
}
