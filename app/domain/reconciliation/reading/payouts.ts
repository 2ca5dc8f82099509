import { inTransaction, type TxContext } from "#platform/context";
import type { StripePayout } from "#platform/stripe";
import { todayIn } from "#lib/civil-date";
import { days } from "#lib/duration";
import { newId } from "#lib/ids";
import { readingList } from "./read-list.ts";

/** A bank may send a payout back several days after it was called paid. */
const mayStillFail = days(14);

export const readPayouts = readingList({
  name: "payouts",
  overlap: mayStillFail,
  begins: () => null,
  page: ({ ctx }, query) => ctx.stripe.pageOfPayouts(query),
  take: async ({ ctx }, payouts) => {
    await inTransaction(ctx, async (tx) => {
      for (const payout of payouts) await storePayout(tx, payout);
    });
    return 0;
  },
});

async function storePayout(tx: TxContext, payout: StripePayout): Promise<void> {
  const { id, status, amount, currency, isAutomatic, arrivesAt, createdAt } = payout;
  const present = { status, arrivesOn: todayIn("UTC", arrivesAt) };
  await tx.db.payout.upsert({
    where: { stripePayoutId: id },
    create: {
      ...present,
      id: newId(),
      stripePayoutId: id,
      amount,
      currency,
      isItemized: isAutomatic,
      createdAt,
    },
    update: present,
  });
}
