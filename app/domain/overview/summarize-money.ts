import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import { getOrganization } from "#domain/organizations";
import { type Age, ages, dueDatesOf } from "#lib/ages";
import { type CivilDate, todayIn } from "#lib/civil-date";
import { lastMonths, type Month } from "./months.ts";

/** `not-due`: the due date is still to come. */
type OwedAge = "not-due" | Age;
const owedAges = ["not-due", ...ages] as const satisfies readonly OwedAge[];

/** One currency's figures in minor units. */
export type CurrencySummary = {
  readonly currency: string;
  /** Due on open invoices, overdue ones too. */
  readonly owed: bigint;
  readonly owedCount: number;
  readonly overdue: bigint;
  readonly overdueCount: number;
  /** What is owed apart by how long it is past due, whether a payment is on its way or not; together all that is owed. */
  readonly owedByAge: readonly { readonly age: OwedAge; readonly amount: bigint; readonly count: number }[];
  /** What succeeded payments brought per calendar month of the organization's zone, the present month last. */
  readonly received: readonly { readonly firstDay: string; readonly amount: bigint }[];
};

/** Per currency that is owed or was received lately; the organization's own comes first and is always there. */
export async function summarizeMoney(
  ctx: Context,
  { monthCount }: { monthCount: number },
): Promise<CurrencySummary[]> {
  const { currency: ownCurrency, timeZone } = await getOrganization(ctx);
  const months = lastMonths(ctx.clock.now(), timeZone, monthCount);
  const today = todayIn(timeZone, ctx.clock.now());
  const [owed, byAge, received] = await Promise.all([
    sumOwed(ctx, today),
    sumOwedByAge(ctx, today),
    sumReceived(ctx, months),
  ]);
  const others = [...owed, ...received].map(({ currency }) => currency).sort();
  return [...new Set([ownCurrency, ...others])].map((currency) => {
    const row = owed.find((candidate) => candidate.currency === currency);
    return {
      currency,
      owed: BigInt(row?.owed ?? 0),
      owedCount: Number(row?.owedCount ?? 0),
      overdue: BigInt(row?.overdue ?? 0),
      overdueCount: Number(row?.overdueCount ?? 0),
      owedByAge: owedAges.map((age) => {
        const sum = byAge.find((one) => one.currency === currency && one.age === age);
        return { age, amount: BigInt(sum?.amount ?? 0), count: Number(sum?.count ?? 0) };
      }),
      received: months.map(({ firstDay }, index) => {
        const sum = received.find((one) => one.currency === currency && Number(one.month) === index);
        return { firstDay, amount: BigInt(sum?.amount ?? 0) };
      }),
    };
  });
}

type OwedRow = {
  currency: string;
  owed: bigint;
  owedCount: bigint;
  overdue: bigint | null;
  overdueCount: bigint;
};

/** What is paid by a payment that is still on its way counts as owed, but not as overdue. */
function sumOwed(ctx: Context, today: string): Promise<OwedRow[]> {
  return ctx.db.$queryRaw<OwedRow[]>(Prisma.sql`
    SELECT currency, sum(amount_due) AS owed, count(*) AS owedCount,
      sum(amount_due) FILTER (WHERE late) AS overdue, count(*) FILTER (WHERE late) AS overdueCount
    FROM (
      SELECT currency, amount_due, due_on < ${today} AND NOT EXISTS (
        SELECT 1 FROM payments WHERE payments.invoice_id = invoices.id AND payments.state = 'processing'
      ) AS late
      FROM invoices
      WHERE organization_id = ${organizationOf(ctx)} AND status = 'open' AND amount_due > 0
    )
    GROUP BY currency`);
}

type AgeRow = { currency: string; age: OwedAge; amount: bigint; count: bigint };

function sumOwedByAge(ctx: Context, today: CivilDate): Promise<AgeRow[]> {
  // From the newest age on, so that each need only look at its first due date.
  const cases = ages.map((age) => {
    const { first } = dueDatesOf(age, today);
    return Prisma.sql`WHEN coalesce(due_on, '') >= ${first ?? ""} THEN ${age}`;
  });
  return ctx.db.$queryRaw<AgeRow[]>(Prisma.sql`
    SELECT currency, age, sum(amount_due) AS amount, count(*) AS count
    FROM (
      SELECT currency, amount_due, CASE WHEN due_on > ${today} THEN 'not-due' ${Prisma.join(cases, " ")} END AS age
      FROM invoices
      WHERE organization_id = ${organizationOf(ctx)} AND status = 'open' AND amount_due > 0
    )
    GROUP BY currency, age`);
}

type ReceivedRow = { currency: string; month: bigint; amount: bigint };

/** Sums per currency and index of the month. */
function sumReceived(ctx: Context, months: readonly Month[]): Promise<ReceivedRow[]> {
  const periods = months.map(
    ({ start, end }, index) => Prisma.sql`(${index}, ${start.getTime()}, ${end.getTime()})`,
  );
  return ctx.db.$queryRaw<ReceivedRow[]>(Prisma.sql`
    WITH months(month, starts_at, ends_at) AS (VALUES ${Prisma.join(periods)})
    SELECT currency, month, sum(amount) AS amount
    FROM months CROSS JOIN payments
    WHERE organization_id = ${organizationOf(ctx)} AND state = 'succeeded'
      AND received_at >= starts_at AND received_at < ends_at
    GROUP BY currency, month`);
}
