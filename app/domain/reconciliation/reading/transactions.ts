import { inTransaction } from "#platform/context";
import { setCursor } from "../cursors.ts";
import type { Stage } from "../runs/stage.ts";
import { readingList } from "./read-list.ts";
import { storeTransactions } from "./store-transactions.ts";

/** What Stripe says lies there before its books are read: when it says so again at the end, nothing moved meanwhile. */
export const readBalance: Stage = async ({ ctx }) => {
  const balance = await ctx.stripe.retrieveBalance();
  const amounts = Object.fromEntries(balance.map(({ currency, amount }) => [currency, String(amount)]));
  return { after: null, write: (tx) => setCursor(tx, "balance-before", JSON.stringify(amounts)) };
};

/** Every line of Stripe's books, from its first one on, because the proof is about all that lies there. */
export const readTransactions = readingList({
  name: "transactions",
  begins: () => null,
  page: ({ ctx }, query) => ctx.stripe.pageOfBalanceTransactions(query),
  take: async ({ ctx }, transactions) => {
    await inTransaction(ctx, (tx) => storeTransactions(tx, transactions));
    return 0;
  },
});
