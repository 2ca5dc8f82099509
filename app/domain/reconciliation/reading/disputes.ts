import { convergeDispute } from "#domain/stripe-payments";
import { heal } from "./heal.ts";
import { readingList } from "./read-list.ts";

/** Disputes against ours, back to the oldest that is still open: how one ends, no movement of money may tell. */
export const readDisputes = readingList({
  name: "disputes",
  reachesBackTo: async ({ ctx }) => {
    const open = await ctx.db.dispute.findFirst({
      where: { state: "open" },
      orderBy: { openedAt: "asc" },
      select: { openedAt: true },
    });
    return open?.openedAt ?? null;
  },
  page: ({ ctx }, query) => ctx.stripe.pageOfDisputes(query),
  take: async (run, disputes) => {
    const known = await run.ctx.db.dispute.findMany({
      where: { stripeDisputeId: { in: disputes.map(({ id }) => id) } },
      select: { stripeDisputeId: true, state: true, organizationId: true },
    });
    const payments = await run.ctx.db.payment.findMany({
      where: {
        stripePaymentIntentId: { in: disputes.flatMap(({ paymentIntentId }) => paymentIntentId ?? []) },
      },
      select: { stripePaymentIntentId: true, organizationId: true },
    });
    const states = new Map(known.map(({ stripeDisputeId, state }) => [stripeDisputeId, state]));
    const owners = new Map(payments.map((row) => [row.stripePaymentIntentId, row.organizationId]));
    let healed = 0;
    for (const { id: objectId, status, paymentIntentId, amount, currency } of disputes) {
      const organizationId = owners.get(paymentIntentId);
      // An inquiry, and what was prevented, takes nothing and has no row.
      const hasRow = status === "open" || status === "won" || status === "lost";
      if (organizationId === undefined || !hasRow || states.get(objectId) === status) continue;
      const sick = { objectId, organizationId, amount, currency };
      healed += await heal(run, sick, () => convergeDispute(run.ctx, objectId));
    }
    return healed;
  },
});
