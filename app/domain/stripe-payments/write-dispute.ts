import type { PaymentRow } from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripeDispute } from "#platform/stripe";
import { newId } from "#lib/ids";

/**
 * Writes down how a dispute stands, and answers whether it was not known yet that it is lost. An inquiry, and what was
 * prevented, takes nothing and is none yet.
 */
export async function writeDispute(
  tx: TxContext,
  { payment, dispute }: { payment: PaymentRow; dispute: StripeDispute },
): Promise<boolean> {
  const { id: stripeDisputeId, status: state, amount, currency, reason, evidenceDueAt } = dispute;
  if (state === "inquiry" || state === "prevented") return false;
  const known = await tx.db.dispute.findUnique({ where: { stripeDisputeId } });
  const closedAt = state === "open" ? null : (known?.closedAt ?? tx.clock.now());
  const present = { state, amount, currency, reason, evidenceDueAt, closedAt };
  await tx.db.dispute.upsert({
    where: { stripeDisputeId },
    create: {
      ...present,
      id: newId(),
      organizationId: payment.organizationId,
      paymentId: payment.id,
      stripeDisputeId,
      openedAt: dispute.createdAt,
    },
    update: present,
  });
  return state === "lost" && known?.state !== "lost";
}
