import type { Context } from "#platform/context";
import { getOrganization } from "#domain/organizations";
import { type OwedAge, sumOwed, sumOwedByAge, sumReceived } from "#domain/totals";
import { ages } from "#lib/ages";
import { todayIn } from "#lib/civil-date";
import { sameDaysOfMonthBefore } from "#lib/period";
import { lastMonths } from "./months.ts";

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
  /** What the month before had brought after as many days as the present month has had. */
  readonly receivedByThisDay: bigint;
};

/** Per currency that is owed or was received lately; the organization's own comes first and is always there. */
export async function summarizeMoney(
  ctx: Context,
  { monthCount }: { monthCount: number },
): Promise<CurrencySummary[]> {
  const { currency: ownCurrency, timeZone } = await getOrganization(ctx);
  const now = ctx.clock.now();
  const months = lastMonths(now, timeZone, monthCount);
  const today = todayIn(timeZone, now);
  const [owed, byAge, received] = await Promise.all([
    sumOwed(ctx, today),
    sumOwedByAge(ctx, today),
    sumReceived(ctx, [...months, sameDaysOfMonthBefore(now, timeZone)]),
  ]);
  const others = [...owed, ...received].map(({ currency }) => currency).sort();
  return [...new Set([ownCurrency, ...others])].map((currency) => {
    const row = owed.find((candidate) => candidate.currency === currency);
    const receivedIn = (period: number) =>
      BigInt(received.find((one) => one.currency === currency && Number(one.period) === period)?.amount ?? 0);
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
      received: months.map(({ firstDay }, index) => ({ firstDay, amount: receivedIn(index) })),
      receivedByThisDay: receivedIn(months.length),
    };
  });
}
