import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { breathe } from "#lib/breathe";

/**
 * Recomputes what is stored with payments and refunds from the books of the whole deployment. Answers each difference
 * as a sentence; an empty list is the proof.
 */
export async function provePayments(ctx: Pick<Context, "db">): Promise<string[]> {
  return [
    ...(await inStretches(ctx, "payments", provePaymentEntries)),
    ...(await inStretches(ctx, "refunds", proveRefundEntries)),
    ...(await inStretches(ctx, "payments", proveSums)),
  ];
}

type Look = (ctx: Pick<Context, "db">, stretch: Prisma.Sql) => Promise<string[]>;

const stretchLength = 2000;

/** So many rows at a time in the order of their ids, so that others get their turn in between. */
async function inStretches(
  ctx: Pick<Context, "db">,
  table: "payments" | "refunds",
  look: Look,
): Promise<string[]> {
  const id = Prisma.raw(`${table}.id`);
  const differences: string[] = [];
  for (let after = ""; ;) {
    const [row] = await ctx.db.$queryRaw<{ upTo: string | null }[]>(Prisma.sql`
      SELECT max(id) AS upTo FROM (
        SELECT id FROM ${Prisma.raw(table)} WHERE id > ${after} ORDER BY id LIMIT ${stretchLength})`);
    if (!row?.upTo) return differences;
    differences.push(...(await look(ctx, Prisma.sql`${id} > ${after} AND ${id} <= ${row.upTo}`)));
    after = row.upTo;
    await breathe();
  }
}

type Difference = { id: string; stored: bigint; booked: bigint };

/** A succeeded payment stands in the books with its whole amount and the credit it left; any other does not. */
async function provePaymentEntries({ db }: Pick<Context, "db">, stretch: Prisma.Sql): Promise<string[]> {
  const amounts = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT payments.id,
        CASE WHEN state = 'succeeded' THEN amount ELSE 0 END AS stored,
        coalesce((
          SELECT sum(posting.amount) FROM ledger_entries entry
          JOIN ledger_postings posting ON posting.entry_id = entry.id
          WHERE entry.kind IN ('payment_succeeded', 'offline_payment', 'offline_payment_undone')
            AND entry.source_id = coalesce(stripe_payment_intent_id, payments.id)
            AND posting.account IN ('stripe_clearing', 'bank')
        ), 0) AS booked
      FROM payments WHERE ${stretch}
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  const credits = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT payments.id, credited_amount AS stored,
        coalesce((
          SELECT -sum(posting.amount) FROM ledger_postings posting
          WHERE posting.account IN ('client_credit', 'suspense') AND posting.entry_id IN (
            SELECT id FROM ledger_entries WHERE kind IN ('payment_succeeded', 'offline_payment')
              AND source_id = coalesce(stripe_payment_intent_id, payments.id)
            UNION ALL SELECT id FROM ledger_entries matched WHERE kind = 'payment_matched'
              AND source_id > payments.id || '/' AND source_id < payments.id || '0'
              AND NOT EXISTS (SELECT 1 FROM ledger_entries
                WHERE kind = 'payment_unmatched' AND source_id = matched.source_id))
        ), 0) AS booked
      FROM payments WHERE ${stretch}
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  return [
    ...amounts.map((row) => sentence("payment", "amount", row)),
    ...credits.map((row) => sentence("payment", "credit", row)),
  ];
}

/** A refund that has not failed stands in the books once the money moved; one that failed cancels out. */
async function proveRefundEntries({ db }: Pick<Context, "db">, stretch: Prisma.Sql): Promise<string[]> {
  const rows = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT refunds.id,
        CASE WHEN refunds.state = 'failed' OR (source = 'stripe' AND stripe_refund_id IS NULL)
          THEN 0 ELSE refunds.amount END AS stored,
        coalesce((
          SELECT -sum(posting.amount) FROM ledger_entries entry
          JOIN ledger_postings posting ON posting.entry_id = entry.id
          WHERE entry.kind IN ('refund_created', 'refund_failed')
            AND entry.source_id = coalesce(stripe_refund_id, refunds.id)
            AND posting.account IN ('stripe_clearing', 'bank')
        ), 0) AS booked
      FROM refunds JOIN payments ON payments.id = refunds.payment_id WHERE ${stretch}
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  const credits = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT refunds.id, refunds.credit_part AS stored,
        coalesce((
          SELECT sum(posting.amount) FROM ledger_entries entry
          JOIN ledger_postings posting ON posting.entry_id = entry.id
          WHERE entry.kind = 'refund_created' AND entry.source_id = coalesce(stripe_refund_id, refunds.id)
            AND posting.account IN ('client_credit', 'suspense')
        ), 0) AS booked
      FROM refunds JOIN payments ON payments.id = refunds.payment_id
      WHERE ${stretch} AND (source = 'offline' OR stripe_refund_id IS NOT NULL)
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  return [
    ...rows.map((row) => sentence("refund", "amount", row)),
    ...credits.map((row) => sentence("refund", "part from credit", row)),
  ];
}

async function proveSums({ db }: Pick<Context, "db">, stretch: Prisma.Sql): Promise<string[]> {
  const rows = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT payments.id, amount_refunded AS stored,
        coalesce((
          SELECT sum(refunds.amount) FROM refunds
          WHERE refunds.payment_id = payments.id AND refunds.state <> 'failed'
        ), 0) AS booked
      FROM payments WHERE ${stretch}
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  return rows.map((row) => sentence("payment", "refunded amount", row));
}

function sentence(noun: string, what: string, { id, stored, booked }: Difference): string {
  return `The ${what} of ${noun} ${id} is stored as ${stored}, the books say ${booked}.`;
}
