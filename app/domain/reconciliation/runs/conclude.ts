import { calmIncident } from "#domain/alerts";
import { inTransaction, type Context, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { formatMoney } from "#lib/money";
import { dropCursor, findCursor, setCursor } from "../cursors.ts";
import { closeVanished } from "../discrepancies/close.ts";
import { noteDiscrepancy } from "../discrepancies/note.ts";
import { raiseBooksDiffer } from "./end.ts";
import { type Figures, isBalanced, perCurrency } from "./figures.ts";
import { addAmounts, type StoredAmounts } from "./progress.ts";
import type { Run, Stage } from "./stage.ts";
import { type Sums, sumClearing, sumTransactions } from "./sums.ts";

/** The verdict: what the books have at Stripe against what Stripe has, per currency, over all organizations. */
export const concludeRun: Stage = async (run) => {
  const { ctx, progress } = run;
  const clearing = await sumClearing(ctx, Number((await findCursor(ctx, "books-end")) ?? 0));
  const stripe = await sumTransactions(ctx);
  const { read, healed, waiting } = progress;
  const figures: Figures = {
    ...{ read, healed, waiting },
    ledger: subtract(clearing.amounts, waiting),
    stripe: stripe.amounts,
  };
  const isEven = isBalanced(figures) && !(await doesAnyLineDiffer(ctx));
  if (!isEven && (await isWorthComparingAgain(run))) return compareAgain(run);
  const mismatches = await compareWithBalance(run, stripe.amounts);
  return {
    after: null,
    write: async (tx) => {
      for (const mismatch of mismatches) await noteDiscrepancy(tx, mismatch);
      await closeVanished(tx, run);
      await keepVerdict(tx, run, { figures, isEven: isEven && mismatches.length === 0 });
      await rememberSums(tx, clearing, stripe);
    },
  };
};

async function doesAnyLineDiffer({ db }: Context): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 FROM balance_transactions WHERE booked_amount IS NOT net LIMIT 1`,
  );
  return rows.length > 0;
}

/** Once a run, and not every night again for a difference that is known. */
async function isWorthComparingAgain({ ctx, occasion, progress }: Run): Promise<boolean> {
  if (progress.isThorough) return false;
  if (occasion !== "nightly") return true;
  const last = await ctx.db.reconciliationRun.findFirst({
    where: { state: "done" },
    orderBy: { startedAt: "desc" },
    select: { balanced: true },
  });
  return last?.balanced !== false;
}

/** Only the sums differ, or something that was compared long ago: everything is compared anew, once. */
async function compareAgain({ ctx }: Run) {
  await inTransaction(ctx, async (tx) => {
    await tx.db.$executeRaw(Prisma.sql`
      UPDATE balance_transactions SET booked_amount = NULL WHERE booked_amount IS NOT NULL`);
    for (const name of ["books", "clearing-sums", "stripe-sums"]) await dropCursor(tx, name);
  });
  return { after: null, again: "comparison" as const };
}

/** Stripe's own sum, when it is the same before and after its books were read, so that nothing moved meanwhile. */
async function compareWithBalance(run: Run, stripe: StoredAmounts) {
  const balance = await run.ctx.stripe.retrieveBalance();
  const before = JSON.parse((await findCursor(run.ctx, "balance-before")) ?? "{}") as StoredAmounts;
  const isStill = balance.every(({ currency, amount }) => BigInt(before[currency] ?? 0) === amount);
  if (!isStill) return [];
  return balance.flatMap(({ currency, amount }) => {
    const lines = BigInt(stripe[currency] ?? 0);
    if (lines === amount) return [];
    return [
      {
        reason: "balance-differs" as const,
        objectId: currency,
        organizationId: run.house.id,
        amount: amount - lines,
        currency,
        detail:
          `Stripe says that ${formatMoney({ amount, currency })} lies there; its own books add up to ` +
          `${formatMoney({ amount: lines, currency })}.`,
      },
    ];
  });
}

async function keepVerdict(
  tx: TxContext,
  { id, startedAt }: Run,
  { figures, isEven }: { figures: Figures; isEven: boolean },
): Promise<void> {
  await tx.db.reconciliationRun.update({
    where: { id },
    data: {
      state: "done",
      finishedAt: tx.clock.now(),
      asOf: startedAt,
      balanced: isEven,
      figures: JSON.stringify(figures),
      error: null,
    },
  });
  if (isEven) return calmIncident(tx, { kind: "books-differ", scope: "deployment" });
  const off = perCurrency(figures).filter(({ ledger, stripe }) => ledger !== stripe);
  const words = off.map(({ currency, ledger, stripe }) => formatMoney({ amount: ledger - stripe, currency }));
  await raiseBooksDiffer(
    tx,
    `The books and Stripe differ${words.length > 0 ? ` by ${words.join(", ")}` : ""}.`,
  );
}

async function rememberSums(tx: TxContext, clearing: Sums, stripe: Sums): Promise<void> {
  await setCursor(tx, "clearing-sums", JSON.stringify(clearing));
  await setCursor(tx, "stripe-sums", JSON.stringify(stripe));
}

function subtract(a: StoredAmounts, b: StoredAmounts): StoredAmounts {
  const negated = Object.entries(b).map(([currency, amount]) => [currency, String(-BigInt(amount))]);
  return addAmounts(a, Object.fromEntries(negated) as StoredAmounts);
}
