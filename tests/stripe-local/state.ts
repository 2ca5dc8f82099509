import type { Account } from "./account.ts";
import { view } from "./view.ts";
import type { Kind, Tables } from "./wire.ts";

/** A copy of everything the account holds, oldest first. */
export function stateOf(account: Account) {
  const { store } = account;
  const all = <K extends Kind>(kind: K): Tables[K][] => store.all(kind).map((thing) => view(store, thing));
  return {
    customers: all("customer"),
    products: all("product"),
    prices: all("price"),
    subscriptions: all("subscription"),
    subscriptionItems: all("subscription_item"),
    invoices: all("invoice"),
    sessions: all("checkout.session"),
    paymentIntents: all("payment_intent"),
    charges: all("charge"),
    refunds: all("refund"),
    balanceTransactions: all("balance_transaction"),
    disputes: all("dispute"),
    payouts: all("payout"),
    events: all("event"),
    deliveries: [...store.deliveries.values()].map((delivery) => ({ ...delivery })),
  };
}
