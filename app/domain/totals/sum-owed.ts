import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import { type Age, ages, dueDatesOf } from "#lib/ages";
import type { CivilDate } from "#lib/civil-date";

type OwedRow = {
  currency: string;
  owed: bigint;
  owedCount: bigint;
  overdue: bigint | null;
  overdueCount: bigint;
};

/**
 * Of the totals per due date, so that it costs the same however many invoices there are. What is paid by a payment that
 * is still on its way counts as owed, but not as overdue.
 */
export function sumOwed(ctx: Context, today: CivilDate): Promise<OwedRow[]> {
  const organizationId = organizationOf(ctx);
  return ctx.db.$queryRaw<OwedRow[]>(Prisma.sql`
    SELECT currency, sum(amount) FILTER (WHERE NOT on_its_way) AS owed, sum(count) FILTER (WHERE NOT on_its_way) AS owedCount,
      sum(iif(on_its_way, -amount, amount)) FILTER (WHERE late) AS overdue,
      coalesce(sum(iif(on_its_way, -count, count)) FILTER (WHERE late), 0) AS overdueCount
    FROM (
      SELECT currency, amount, count, due_on <> '' AND due_on < ${today} AS late, 0 AS on_its_way
      FROM owed_totals WHERE organization_id = ${organizationId}
      UNION ALL
      SELECT currency, amount_due, 1, coalesce(due_on < ${today}, 0), 1 FROM invoices
      WHERE id IN (
        SELECT invoice_id FROM payments WHERE organization_id = ${organizationId} AND state = 'processing'
      ) AND status = 'open' AND amount_due > 0
    )
    GROUP BY currency`);
}

/** `not-due`: the due date is still to come. */
export type OwedAge = "not-due" | Age;

type AgeRow = { currency: string; age: OwedAge; amount: bigint; count: bigint };

export function sumOwedByAge(ctx: Context, today: CivilDate): Promise<AgeRow[]> {
  // From the newest age on, so that each need only look at its first due date.
  const cases = ages.map((age) => {
    const { first } = dueDatesOf(age, today);
    return Prisma.sql`WHEN due_on >= ${first ?? ""} THEN ${age}`;
  });
  return ctx.db.$queryRaw<AgeRow[]>(Prisma.sql`
    SELECT currency, CASE WHEN due_on > ${today} THEN 'not-due' ${Prisma.join(cases, " ")} END AS age,
      sum(amount) AS amount, sum(count) AS count
    FROM owed_totals WHERE organization_id = ${organizationOf(ctx)}
    GROUP BY 1, 2`);
}
