import { inTransaction } from "#platform/context";
import { Prisma } from "#platform/db";
import { hours } from "#lib/duration";
import { formatMoney } from "#lib/money";
import { findCursor, setCursor } from "../cursors.ts";
import { noteDiscrepancy } from "../discrepancies/note.ts";
import { addAmounts, type StoredAmounts } from "../runs/progress.ts";
import type { Run, Stage } from "../runs/stage.ts";
import { chargeTypes, compareLines, refundTypes } from "./booked.ts";
import { findDiffering } from "./compare.ts";
import { storeTransactions } from "../reading/store-transactions.ts";
import { findTransaction } from "./find-transaction.ts";
import { settleLine } from "./settle-line.ts";

/** An entry of the books on the clearing account without a line in Stripe's books. */
export type Unmatched = {
  readonly sequence: bigint | number;
  readonly kind: string;
  readonly sourceId: string;
  readonly organizationId: string;
  readonly recordedAt: bigint | number;
  readonly currency: string;
  readonly amount: bigint;
};

const window = 2000;
/** Money takes up to an hour to reach Stripe's balance. */
const usualWait = hours(2);
const mostAsked = 100;

/** What stands in the books and not in Stripe's: on its way there, or not known to Stripe at all. */
export const compareBooks: Stage = async (run) => {
  const { ctx, progress } = run;
  const from = Number(progress.after ?? (await findCursor(ctx, "books")) ?? 0);
  const last = await ctx.db.ledgerEntry.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  const end = Math.min(from + window, last?.sequence ?? 0);
  let waiting: StoredAmounts = {};
  let first: number | null = null;
  let healed = 0;
  for (const [index, entry] of (await findUnmatched(run, from, end)).entries()) {
    const outcome = await lookInto(run, entry, index < mostAsked);
    if (outcome === "matched") healed += 1;
    else first ??= Number(entry.sequence);
    if (outcome === "waiting") waiting = addAmounts(waiting, { [entry.currency]: String(entry.amount) });
  }
  const isLast = end >= (last?.sequence ?? 0);
  const begin = progress.firstUnmatched ?? first ?? end + 1;
  return {
    after: isLast ? null : String(end),
    healed,
    waiting,
    firstUnmatched: first,
    ...(isLast && {
      write: async (tx) => {
        await setCursor(tx, "books", String(begin - 1));
        await setCursor(tx, "books-end", String(end));
      },
    }),
  };
};

function findUnmatched({ ctx }: Run, from: number, end: number): Promise<Unmatched[]> {
  return ctx.db.$queryRaw<Unmatched[]>(Prisma.sql`
    SELECT entry.sequence, entry.kind, entry.source_id AS sourceId, entry.organization_id AS organizationId,
      entry.recorded_at AS recordedAt, posting.currency, sum(posting.amount) AS amount
    FROM ledger_entries entry JOIN ledger_postings posting ON posting.entry_id = entry.id
    WHERE entry.sequence > ${from} AND entry.sequence <= ${end} AND +posting.account = 'stripe_clearing'
      AND NOT ${isInStripesBooks}
    GROUP BY entry.sequence, posting.currency HAVING sum(posting.amount) <> 0 ORDER BY entry.sequence`);
}

/** The part of a source before "/"; the whole where there is none. */
const source = Prisma.sql`substr(entry.source_id, 1, instr(entry.source_id || '/', '/') - 1)`;

const isInStripesBooks = Prisma.sql`CASE
  WHEN entry.kind = 'payment_succeeded' THEN EXISTS (
    SELECT 1 FROM payments JOIN balance_transactions line ON line.source_id = payments.stripe_charge_id
    WHERE payments.stripe_payment_intent_id = entry.source_id AND line.type IN ${chargeTypes})
  WHEN entry.kind = 'refund_created' THEN EXISTS (
    SELECT 1 FROM balance_transactions line WHERE line.source_id = entry.source_id AND line.type IN ${refundTypes})
  WHEN entry.kind = 'refund_failed' THEN EXISTS (
    SELECT 1 FROM balance_transactions line WHERE line.source_id = entry.source_id AND line.type = 'refund_failure')
  WHEN entry.kind = 'payout_paid' THEN EXISTS (
    SELECT 1 FROM balance_transactions line WHERE line.source_id = ${source} AND line.type = 'payout')
  WHEN entry.kind = 'payout_failed' THEN EXISTS (
    SELECT 1 FROM balance_transactions line
    WHERE line.source_id = ${source} AND line.type IN ('payout_failure', 'payout_cancel'))
  ELSE EXISTS (SELECT 1 FROM balance_transactions line WHERE line.id = ${source}) END`;

/** Asks Stripe after it; when very many are young, the youngest are taken to be on their way. */
async function lookInto(
  run: Run,
  entry: Unmatched,
  isAsked: boolean,
): Promise<"matched" | "waiting" | "missing"> {
  const { ctx } = run;
  const age = ctx.clock.now().getTime() - Number(entry.recordedAt);
  if (!isAsked && age < usualWait) return "waiting";
  const found = await findTransaction(ctx, entry);
  if (found === "not yet") return "waiting";
  if (found === "never") {
    await noteMissing(run, entry);
    return "missing";
  }
  await inTransaction(ctx, async (tx) => {
    await storeTransactions(tx, [found]);
    await compareLines(tx, [found.id]);
  });
  for (const line of await findDiffering(ctx, [found.id])) await settleLine(run, line);
  return "matched";
}

async function noteMissing({ ctx }: Run, entry: Unmatched): Promise<void> {
  const { kind, sourceId, organizationId, amount, currency } = entry;
  const payment = await ctx.db.payment.findFirst({
    where: {
      OR: [{ stripePaymentIntentId: sourceId }, { refunds: { some: { stripeRefundId: sourceId } } }],
    },
    select: { id: true, invoiceId: true },
  });
  await inTransaction(ctx, (tx) =>
    noteDiscrepancy(tx, {
      reason: "missing-at-stripe",
      objectId: `${kind}:${sourceId}`,
      organizationId,
      amount,
      currency,
      detail: `The books have ${formatMoney({ amount, currency })} for ${sourceId}, which Stripe does not know.`,
      paymentId: payment?.id ?? null,
      invoiceId: payment?.invoiceId ?? null,
    }),
  );
}
