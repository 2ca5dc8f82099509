import { findHouse } from "#domain/organizations";
import { organizationOf, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { type CurrencyFigures, perCurrency, readFigures } from "./runs/figures.ts";
import { findProgress } from "./runs/progress.ts";

export type ReconciliationStatus = {
  readonly running: boolean;
  /** Everything that moved at Stripe before then is in the figures; null before the first run has ended. */
  readonly asOf: Date | null;
  /** Whether books and Stripe agreed then, to the cent, in every currency; false before the first run has ended. */
  readonly balanced: boolean;
  readonly perCurrency: readonly CurrencyFigures[];
  /** Whether the figures are about the whole account at Stripe, or about this organization's part of it. */
  readonly isWhole: boolean;
};

/**
 * How books and Stripe stood to each other when they were last compared. The first organization, which looks after what
 * belongs to none, sees the whole account; any other sees the lines that are its own.
 */
export async function reconciliationStatus(ctx: Context): Promise<ReconciliationStatus> {
  const last = await ctx.db.reconciliationRun.findFirst({
    where: { state: "done" },
    orderBy: { startedAt: "desc" },
  });
  const progress = await findProgress(ctx);
  const house = await findHouse(ctx);
  const isWhole = house?.id === organizationOf(ctx);
  const running = ctx.stripe.isConfigured && progress !== null;
  if (!last) return { running, asOf: null, balanced: false, perCurrency: [], isWhole };
  if (isWhole) {
    const figures = perCurrency(readFigures(last.figures));
    return { running, asOf: last.asOf, balanced: last.balanced === true, perCurrency: figures, isWhole };
  }
  const own = await figuresOfOwn(ctx);
  const balanced = own.every(({ ledger, stripe }) => ledger === stripe);
  return { running, asOf: last.asOf, balanced, perCurrency: own, isWhole };
}

/** Only lines that are this organization's; payouts are for all of them together and stay out. */
async function figuresOfOwn(ctx: Context): Promise<CurrencyFigures[]> {
  const rows = await ctx.db.$queryRaw<{ currency: string; ledger: bigint; stripe: bigint }[]>(Prisma.sql`
    SELECT currency, sum(coalesce(booked_amount, 0)) AS ledger, sum(net) AS stripe
    FROM balance_transactions
    WHERE organization_id = ${organizationOf(ctx)} AND type NOT LIKE 'payout%'
    GROUP BY currency ORDER BY currency`);
  return rows.map(({ currency, ledger, stripe }) => ({
    currency,
    ledger: BigInt(ledger),
    stripe: BigInt(stripe),
    waiting: 0n,
  }));
}
