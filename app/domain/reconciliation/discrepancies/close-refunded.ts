import { inTransaction } from "#platform/context";
import type { StripeRefund } from "#platform/stripe";
import type { Run } from "../runs/stage.ts";

/** A payment that nobody here knew of and that went back is nobody's concern any more. */
export async function closeWhenRefunded(run: Run, refund: StripeRefund): Promise<void> {
  const { ctx } = run;
  const where = { reason: "unknown-payment", stripeObjectId: refund.chargeId ?? "", state: "open" as const };
  const open = await ctx.db.discrepancy.findFirst({ where, select: { id: true } });
  if (!open) return;
  const { amount, amountRefunded } = await ctx.stripe.retrieveCharge(where.stripeObjectId);
  if (amountRefunded < amount) return;
  await inTransaction(ctx, (tx) =>
    tx.db.discrepancy.updateMany({ where, data: { state: "healed", settledAt: tx.clock.now() } }),
  );
}
