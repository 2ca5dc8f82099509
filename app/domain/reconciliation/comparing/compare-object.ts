import { findHouse } from "#domain/organizations";
import { inTransaction, type Context } from "#platform/context";
import { compareLines } from "./booked.ts";
import { findDiffering } from "./compare.ts";
import { settleLine } from "./settle-line.ts";

/** Compares every line about one payment again, after the payment became another one. */
export async function compareObject(ctx: Context, { paymentId }: { paymentId: string }): Promise<void> {
  const house = await findHouse(ctx);
  const payment = await ctx.db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { refunds: true, disputes: true },
  });
  const sources = [
    payment.stripeChargeId,
    ...payment.refunds.map(({ stripeRefundId }) => stripeRefundId),
    ...payment.disputes.map(({ stripeDisputeId }) => stripeDisputeId),
  ];
  const lines = await ctx.db.balanceTransaction.findMany({
    where: { sourceId: { in: sources.flatMap((source) => source ?? []) } },
    select: { id: true },
  });
  const ids = lines.map(({ id }) => id);
  if (!house || ids.length === 0) return;
  await inTransaction(ctx, (tx) => compareLines(tx, ids));
  for (const line of await findDiffering(ctx, ids)) await settleLine({ ctx, house }, line);
}
