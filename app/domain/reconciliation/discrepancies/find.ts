import { actsFor, inTransaction, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Stage } from "../runs/stage.ts";
import { unmatchPayment } from "./match.ts";
import { findUncoveredRefunds } from "./uncovered-refunds.ts";
import { type Finding, noteDiscrepancy } from "./note.ts";

/** What is booked to the cent and still waits for a person: money without an owner, refunds without a document. */
export const findLoose: Stage = async ({ ctx, startedAt }) => {
  await unmatchReversed(ctx);
  const findings = [...(await findLoosePayments(ctx)), ...(await findUncoveredRefunds(ctx))];
  await inTransaction(ctx, async (tx) => {
    for (const finding of findings) await noteDiscrepancy(tx, finding);
    await seeAgain(tx.db, startedAt);
  });
  return { after: null, read: findings.length };
};

/** The payment recorded by hand that it was matched with turned out to be none. */
async function unmatchReversed(ctx: Context): Promise<void> {
  const matched = await ctx.db.$queryRaw<{ id: string; organizationId: string }[]>(Prisma.sql`
    SELECT discrepancies.id, discrepancies.organization_id AS organizationId
    FROM discrepancies JOIN payments ON payments.id = discrepancies.payment_id
    WHERE reason = 'unknown-payment' AND discrepancies.state = 'matched' AND payments.state = 'reversed'`);
  for (const { id, organizationId } of matched) await unmatchPayment(actsFor(ctx, organizationId), { id });
}

/** More than a person will look at today; the rest is found when these are settled. */
const mostPayments = 500;

async function findLoosePayments(ctx: Context): Promise<Finding[]> {
  const payments = await ctx.db.payment.findMany({
    where: { source: "stripe", state: "succeeded", invoiceId: null },
    orderBy: { id: "desc" },
    take: mostPayments,
  });
  return payments.flatMap((payment): Finding[] => {
    const { id: paymentId, organizationId, clientId, amount, amountRefunded, currency, reference } = payment;
    const left = amount - amountRefunded;
    if (left <= 0n) return [];
    const objectId = payment.stripePaymentIntentId ?? paymentId;
    const about = { objectId, organizationId, amount: left, currency, paymentId };
    if (clientId === null) {
      const detail = "The payment came for an invoice and a client that the books do not know.";
      return [{ ...about, reason: "payment-in-suspense", detail }];
    }
    // Given to a client by hand, or adopted without an invoice: credit that was meant.
    if (reference === "") return [];
    const detail = `${reference}, which is in another currency. The client keeps it as credit.`;
    return [{ ...about, reason: "currency-mismatch", detail }];
  });
}

/**
 * Found once and true until something is done: an unknown payment that is still booked as other activity, an amount that
 * was not the one asked for and was not given back.
 */
async function seeAgain(db: Context["db"], startedAt: Date): Promise<void> {
  const at = startedAt.getTime();
  await db.$executeRaw(Prisma.sql`
    UPDATE discrepancies SET last_seen_at = max(last_seen_at, ${at})
    WHERE state = 'open' AND reason = 'unknown-payment' AND EXISTS (
      SELECT 1 FROM balance_transactions line
      JOIN ledger_entries entry ON entry.kind = 'other_stripe_activity' AND entry.source_id = line.id
      WHERE line.source_id = discrepancies.stripe_object_id
        AND NOT EXISTS (SELECT 1 FROM payments WHERE stripe_charge_id = line.source_id))`);
  await db.$executeRaw(Prisma.sql`
    UPDATE discrepancies SET last_seen_at = max(last_seen_at, ${at})
    WHERE state = 'open' AND reason = 'amount-differs'
      AND (SELECT amount_refunded < amount FROM payments WHERE id = discrepancies.payment_id)`);
}
