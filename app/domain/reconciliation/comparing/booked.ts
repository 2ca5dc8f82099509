import type { Context, TxContext } from "#platform/context";
import { Prisma } from "#platform/db";

/** The types under which a charge reaches Stripe's balance, a refund leaves it, and money goes to the bank. */
export const chargeTypes = Prisma.sql`('charge', 'payment')`;
export const refundTypes = Prisma.sql`('refund', 'payment_refund')`;
export const payoutTypes = Prisma.sql`('payout', 'payout_failure', 'payout_cancel')`;

/** Entries of the books that say what the line of Stripe's books `line` says. Each branch is a look into an index. */
const entriesOfLine = Prisma.sql`
  SELECT id FROM ledger_entries
    WHERE kind IN ('stripe_fee', 'currency_converted', 'dispute_withdrawn', 'dispute_won') AND source_id = line.id
  UNION ALL SELECT id FROM ledger_entries
    WHERE line.type IN ${chargeTypes} AND kind = 'payment_succeeded' AND source_id IN
      (SELECT stripe_payment_intent_id FROM payments WHERE stripe_charge_id = line.source_id)
  UNION ALL SELECT id FROM ledger_entries
    WHERE line.type IN ${refundTypes} AND kind = 'refund_created' AND source_id = line.source_id
  UNION ALL SELECT id FROM ledger_entries
    WHERE line.type = 'refund_failure' AND kind = 'refund_failed' AND source_id = line.source_id
  UNION ALL SELECT id FROM ledger_entries
    WHERE line.type = 'payout' AND kind = 'payout_paid' AND ${isSourceOrPart(Prisma.sql`line.source_id`)}
  UNION ALL SELECT id FROM ledger_entries
    WHERE line.type IN ('payout_failure', 'payout_cancel') AND kind = 'payout_failed'
      AND ${isSourceOrPart(Prisma.sql`line.source_id`)}`;

/** What was booked for the line because nothing better is known of it. */
const otherEntriesOfLine = Prisma.sql`
  SELECT id FROM ledger_entries WHERE kind = 'other_stripe_activity' AND ${isSourceOrPart(Prisma.sql`line.id`)}`;

/** A source may have parts, "po_1/<organization>"; "0" follows "/" in the order of texts. */
function isSourceOrPart(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(source_id = ${id} OR (source_id > ${id} || '/' AND source_id < ${id} || '0'))`;
}

/** The plus keeps SQLite from walking the whole account, as it would without statistics, instead of the few entries. */
function onClearing(entries: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT sum(posting.amount) FROM ledger_postings posting
    WHERE posting.entry_id IN (${entries})
      AND +posting.account = 'stripe_clearing' AND +posting.currency = line.currency), 0)`;
}

/** Writes down what the books have for these lines, and whose they are. */
export async function compareLines(tx: TxContext, ids: readonly string[]): Promise<void> {
  await tx.db.$executeRaw(Prisma.sql`
    UPDATE balance_transactions AS line SET
      booked_amount = ${onClearing(entriesOfLine)} + ${onClearing(otherEntriesOfLine)},
      payment_id = coalesce(
        (SELECT id FROM payments WHERE stripe_charge_id = line.source_id),
        (SELECT payment_id FROM refunds WHERE stripe_refund_id = line.source_id),
        (SELECT payment_id FROM disputes WHERE stripe_dispute_id = line.source_id))
    WHERE id IN (${Prisma.join(ids)})`);
  await tx.db.$executeRaw(Prisma.sql`
    UPDATE balance_transactions AS line SET organization_id = coalesce(
      (SELECT organization_id FROM payments WHERE id = line.payment_id),
      (SELECT organization_id FROM ledger_entries WHERE id IN (${entriesOfLine}) LIMIT 1),
      (SELECT organization_id FROM ledger_entries WHERE id IN (${otherEntriesOfLine}) LIMIT 1))
    WHERE id IN (${Prisma.join(ids)})`);
}

/** What the books have for one line, minor units: under its own name, and as other activity. */
export async function findBooked(
  ctx: Context | TxContext,
  id: string,
): Promise<{ proper: bigint; other: bigint; otherEntries: bigint }> {
  const [row] = await ctx.db.$queryRaw<{ proper: bigint; other: bigint; otherEntries: bigint }[]>(Prisma.sql`
    SELECT ${onClearing(entriesOfLine)} AS proper, ${onClearing(otherEntriesOfLine)} AS other,
      (SELECT count(*) FROM ledger_entries WHERE id IN (${otherEntriesOfLine})) AS otherEntries
    FROM balance_transactions line WHERE line.id = ${id}`);
  return {
    proper: BigInt(row?.proper ?? 0),
    other: BigInt(row?.other ?? 0),
    otherEntries: BigInt(row?.otherEntries ?? 0),
  };
}
