import type { Fact } from "#domain/facts";
import type { TxContext } from "#platform/context";

/**
 * Reaction: a session that asks for an amount that is not due any more is to be expired at Stripe. Where parts may be
 * paid, a session over a part stays while that much is due.
 */
export async function expireOutdatedSession(
  tx: TxContext,
  { invoiceId }: Extract<Fact, { kind: "invoice.amount-changed" }>,
): Promise<void> {
  const attempt = await tx.db.checkoutAttempt.findFirst({
    where: { invoiceId, state: { in: ["open", "reserved"] } },
    select: { id: true },
  });
  if (!attempt) return;
  const invoice = await tx.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  const isPayable = invoice.status === "open" || invoice.status === "uncollectible";
  const { amountDue, currency, allowsPartialPayments } = invoice;
  const otherAmount = allowsPartialPayments ? { gt: amountDue } : { not: amountDue };
  const outdated = isPayable ? { OR: [{ amount: otherAmount }, { currency: { not: currency } }] } : {};
  const now = tx.clock.now();
  const open = await tx.db.checkoutAttempt.updateMany({
    where: { invoiceId, state: "open", ...outdated },
    data: { state: "expiring", nextAttemptAt: now },
  });
  // Stripe may be answering right now; whoever asked finds the attempt ended and expires what came of it.
  await tx.db.checkoutAttempt.updateMany({
    where: { invoiceId, state: "reserved", ...outdated },
    data: { state: "failed", nextAttemptAt: null },
  });
  if (open.count > 0) tx.wake("payments");
}
