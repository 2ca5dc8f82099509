import type { RefundRow } from "#domain/payments";
import { writeDownRefund } from "#domain/refunds";
import { organizationOf, type TxContext } from "#platform/context";

/**
 * Writes refunds of the invoice's payments down until the amount is reached or nothing more can go back, the newest
 * payment first. What is left over stays the client's credit.
 */
export async function refundRemainder(
  tx: TxContext,
  { invoiceId, number, amount }: { invoiceId: string; number: string; amount: bigint },
): Promise<RefundRow[]> {
  const invoice = await tx.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  const payments = await tx.db.payment.findMany({
    where: {
      invoiceId,
      organizationId: organizationOf(tx),
      state: "succeeded",
      currency: invoice.currency,
    },
    orderBy: { id: "desc" },
  });
  const refunds: RefundRow[] = [];
  let rest = amount;
  for (const payment of payments) {
    const left = payment.amount - payment.amountRefunded - payment.amountDisputed;
    const part = left < rest ? left : rest;
    if (part <= 0n) continue;
    const { refund } = await writeDownRefund(tx, {
      paymentId: payment.id,
      amount: part,
      reason: `Credit note ${number}`,
    });
    refunds.push(refund);
    rest -= part;
  }
  return refunds;
}
