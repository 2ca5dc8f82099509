import { createRefund, type RefundView } from "#domain/refunds";
import { inTransaction, type Context } from "#platform/context";
import { takeOver } from "./adopt.ts";
import { ActionDoesNotFit } from "./errors.ts";
import { getOpen, settleDiscrepancy } from "./settle.ts";

/**
 * Sends back what is left of the payment, once however often it is asked for. A payment that nobody here asked for becomes
 * ours first, so that its refund is in the books too. What Stripe refuses leaves it open. Throws DiscrepancySettled,
 * ActionDoesNotFit, PaymentWithoutIntent.
 */
export async function refundDiscrepancy(ctx: Context, { id }: { id: string }): Promise<RefundView> {
  const row = await getOpen(ctx, { id, action: "refund" });
  const isUnknown = row.reason === "unknown-payment";
  const paymentId = isUnknown
    ? (await takeOver(ctx, row, { clientId: null, invoiceId: null })).paymentId
    : row.paymentId;
  if (paymentId === null) throw new ActionDoesNotFit();
  const refund = await createRefund(ctx, { paymentId, reason: "From reconciliation", key: row.id });
  if (refund.state !== "failed")
    await inTransaction(ctx, (tx) =>
      settleDiscrepancy(tx, row, { state: "healed", verb: "refunded", paymentId }),
    );
  return refund;
}
