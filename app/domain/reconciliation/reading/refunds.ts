import { convergePaymentIntent } from "#domain/stripe-payments";
import type { StripeRefund } from "#platform/stripe";
import { closeWhenRefunded } from "../discrepancies/close-refunded.ts";
import type { Run } from "../runs/stage.ts";
import { heal } from "./heal.ts";
import { readingList } from "./read-list.ts";

/** Refunds against ours, whoever made them. */
export const readRefunds = readingList({
  name: "refunds",
  page: ({ ctx }, query) => ctx.stripe.pageOfRefunds(query),
  take: async (run, refunds) => {
    const { db } = run.ctx;
    const known = await db.refund.findMany({
      where: { stripeRefundId: { in: refunds.map(({ id }) => id) } },
      select: { stripeRefundId: true, state: true },
    });
    const states = new Map(known.map(({ stripeRefundId, state }) => [stripeRefundId, state]));
    const payments = await db.payment.findMany({
      where: {
        stripePaymentIntentId: { in: refunds.flatMap(({ paymentIntentId }) => paymentIntentId ?? []) },
      },
      select: { stripePaymentIntentId: true, organizationId: true },
    });
    const owners = new Map(payments.map((row) => [row.stripePaymentIntentId, row.organizationId]));
    let healed = 0;
    for (const refund of refunds) {
      const organizationId = owners.get(refund.paymentIntentId);
      if (organizationId === undefined) await closeWhenRefunded(run, refund);
      else if (states.get(refund.id) !== refund.status)
        healed += await healRefund(run, refund, organizationId);
    }
    return healed;
  },
});

function healRefund(run: Run, refund: StripeRefund, organizationId: string): Promise<number> {
  const { id: objectId, amount, currency, paymentIntentId } = refund;
  return heal(run, { objectId, organizationId, amount, currency }, () =>
    convergePaymentIntent(run.ctx, paymentIntentId ?? ""),
  );
}
