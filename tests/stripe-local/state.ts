import type { Account } from "./account.ts";
import { view } from "./view.ts";
import type { Kind, Tables } from "./wire.ts";

/** A copy of everything the account holds, oldest first. Each kind is copied when it is asked for: a long story has many. */
export function stateOf(account: Account) {
  const { store } = account;
  const all = <K extends Kind>(kind: K): Tables[K][] => store.all(kind).map((thing) => view(store, thing));
  return {
    get customers() {
      return all("customer");
    },
    get products() {
      return all("product");
    },
    get prices() {
      return all("price");
    },
    get subscriptions() {
      return all("subscription");
    },
    get subscriptionItems() {
      return all("subscription_item");
    },
    get invoices() {
      return all("invoice");
    },
    get sessions() {
      return all("checkout.session");
    },
    get paymentIntents() {
      return all("payment_intent");
    },
    get charges() {
      return all("charge");
    },
    get refunds() {
      return all("refund");
    },
    get balanceTransactions() {
      return all("balance_transaction");
    },
    get disputes() {
      return all("dispute");
    },
    get payouts() {
      return all("payout");
    },
    get events() {
      return all("event");
    },
    get deliveries() {
      return [...store.deliveries.values()].map((delivery) => ({ ...delivery }));
    },
  };
}
