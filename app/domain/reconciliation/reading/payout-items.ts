import { inTransaction } from "#platform/context";
import { startOf } from "../house.ts";
import type { Run, Stage, Step } from "../runs/stage.ts";
import { storeTransactions } from "./store-transactions.ts";

type PayoutRow = { readonly id: string; readonly stripePayoutId: string; readonly amount: bigint };

/**
 * Takes automatic payouts apart, a page of one payout per step. One counts as taken apart when its items add up to it:
 * until Stripe has gathered them all, the next run asks again. `after` is the payout and the place in its list.
 */
export const readPayoutItems: Stage = async (run) => {
  const [asked = "", place] = (run.progress.after ?? "").split(" ");
  const payout = await findPayout(run, asked, place !== undefined);
  if (!payout) return { after: null };
  const { id: payoutId, stripePayoutId } = payout;
  const page = await run.ctx.stripe.pageOfBalanceTransactions({
    since: null,
    after: place ?? null,
    payoutId: stripePayoutId,
  });
  await inTransaction(run.ctx, async (tx) => {
    await storeTransactions(tx, page.items);
    await tx.db.balanceTransaction.updateMany({
      where: { id: { in: page.items.map(({ id }) => id) } },
      data: { payoutId },
    });
  });
  if (page.next !== null) return { after: `${payoutId} ${page.next}`, read: page.items.length };
  return finishPayout(run, payout, page.items.length);
};

/** The payout that is being read, or the next one that is to be; ids are in the order in which we learned of them. */
function findPayout({ ctx, house }: Run, id: string, isBegun: boolean): Promise<PayoutRow | null> {
  return ctx.db.payout.findFirst({
    where: {
      isItemized: true,
      itemizedAt: null,
      // What was paid out before there was a deployment is no business of its organizations.
      createdAt: { gte: startOf(house) },
      id: isBegun ? id : { gt: id },
    },
    orderBy: { id: "asc" },
    select: { id: true, stripePayoutId: true, amount: true },
  });
}

async function finishPayout(
  { ctx }: Run,
  { id, stripePayoutId, amount }: PayoutRow,
  read: number,
): Promise<Step> {
  const items = await ctx.db.balanceTransaction.aggregate({
    _sum: { net: true },
    // Its own line is no item of it; that of an earlier payout, made by hand, may be.
    where: { payoutId: id, NOT: { type: "payout", sourceId: stripePayoutId } },
  });
  const isWhole = items._sum.net === amount;
  return {
    after: id,
    read,
    ...(isWhole && {
      write: async (tx) => {
        await tx.db.payout.update({ where: { id }, data: { itemizedAt: tx.clock.now() } });
      },
    }),
  };
}
