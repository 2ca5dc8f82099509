import type Stripe from "stripe";
import type { Account } from "../account.ts";
import { isWithin, pageOf } from "../page.ts";
import { created, expand, page, params, text } from "../params.ts";
import { route, type Route } from "../router.ts";
import { view } from "../view.ts";

const transactionList = params<Stripe.BalanceTransactionListParams>()({
  ...page,
  created,
  currency: text,
  payout: text,
  source: text,
  type: text,
});
const payoutList = params<Stripe.PayoutListParams>()({
  ...page,
  created,
  arrival_date: created,
  status: text,
});

export const balanceRoutes: Route[] = [
  route("GET", "/v1/balance", params<Stripe.BalanceRetrieveParams>()({ expand }), ({ account }) =>
    balanceOf(account),
  ),
  route("GET", "/v1/balance_transactions", transactionList, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "balance_transaction",
      url,
      query: params,
      matches: (transaction) =>
        (params.type ?? transaction.type) === transaction.type &&
        (params.source ?? transaction.source) === transaction.source &&
        (params.currency ?? transaction.currency) === transaction.currency &&
        (!params.payout || account.store.payoutOf.get(transaction.id) === params.payout) &&
        isWithin(transaction.created, params.created),
    }),
  ),
  route(
    "GET",
    "/v1/balance_transactions/:id",
    params<Stripe.BalanceTransactionRetrieveParams>()({ expand }),
    ({ account, id }) => view(account.store, account.store.get("balance_transaction", id)),
  ),
  route("GET", "/v1/payouts", payoutList, ({ account, params, url }) =>
    pageOf(account.store, {
      kind: "payout",
      url,
      query: params,
      matches: (payout) =>
        (params.status ?? payout.status) === payout.status &&
        isWithin(payout.created, params.created) &&
        isWithin(payout.arrival_date, params.arrival_date),
    }),
  ),
  route("GET", "/v1/payouts/:id", params<Stripe.PayoutRetrieveParams>()({ expand }), ({ account, id }) =>
    view(account.store, account.store.get("payout", id)),
  ),
  route("GET", "/v1/account", params<Stripe.AccountRetrieveParams>()({ expand }), () => localAccount),
];

/** What is on the balance per currency: pending until its day comes, available after it. */
function balanceOf(account: Account): Stripe.Balance {
  const transactions = account.store.all("balance_transaction");
  const currencies = [...new Set(["eur", ...transactions.map((each) => each.currency)])];
  const sum = (currency: string, isCounted: (each: Stripe.BalanceTransaction) => boolean) => {
    const amount = transactions
      .filter((each) => each.currency === currency && isCounted(each))
      .reduce((total, each) => total + each.net, 0);
    return { amount, currency, source_types: { card: amount } };
  };
  const now = account.now();
  return {
    object: "balance",
    available: currencies.map((currency) => sum(currency, (each) => each.available_on <= now)),
    livemode: false,
    pending: currencies.map((currency) => sum(currency, (each) => each.available_on > now)),
  };
}

const localAccount: Stripe.Account = {
  id: "acct_local",
  object: "account",
  charges_enabled: true,
  country: "DE",
  default_currency: "eur",
  details_submitted: true,
  email: "owner@local.test",
  metadata: {},
  payouts_enabled: true,
  type: "standard",
};
