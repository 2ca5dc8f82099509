import type Stripe from "stripe";
import type { Account } from "./account.ts";
import { book } from "./balance.ts";
import { amend, changed } from "./changed.ts";
import { refuse } from "./failure.ts";
import { newId } from "./ids.ts";

const inTransitSeconds = 2 * 86_400;

/**
 * An automatic payout of all that is on the balance in one currency; it knows which transactions it is made of. With an
 * `amount` somebody asks for it by hand, and Stripe does not say what it is made of.
 */
export function makePayout(
  account: Account,
  { currency, amount }: { currency: string; amount?: number | undefined },
): Stripe.Payout {
  if (amount !== undefined) return send(account, { currency, amount, items: null });
  const { store } = account;
  const paidOut = store
    .all("balance_transaction")
    .filter((each) => each.currency === currency && !store.payoutOf.has(each.id));
  const total = paidOut.reduce((sum, each) => sum + each.net, 0);
  if (total <= 0)
    throw refuse(`There is nothing to pay out in ${currency}.`, { code: "balance_insufficient" });
  return send(account, { currency, amount: total, items: paidOut });
}

function send(
  account: Account,
  sent: { currency: string; amount: number; items: Stripe.BalanceTransaction[] | null },
): Stripe.Payout {
  const { currency, amount, items } = sent;
  const { store } = account;
  const there = store.all("balance_transaction").filter((each) => each.currency === currency);
  if (amount > there.reduce((sum, each) => sum + each.net, 0))
    throw refuse("You have insufficient funds in your Stripe account for this transfer.", {
      code: "balance_insufficient",
    });
  const payout = store.put(payoutOf(account, { amount, currency, isAutomatic: items !== null }));
  const transaction = book(account, {
    type: "payout",
    category: "payout",
    amount: -amount,
    currency,
    source: payout.id,
    description: "STRIPE PAYOUT",
  });
  payout.balance_transaction = transaction.id;
  if (items) [...items, transaction].forEach((each) => store.payoutOf.set(each.id, payout.id));
  account.emit("payout.created", payout);
  return payout;
}

/** The bank's answer: paid, or failed and the money back on the balance. */
export function settlePayout(
  account: Account,
  { payoutId, outcome }: { payoutId: string; outcome: "paid" | "failed" },
): Stripe.Payout {
  const payout = account.store.get("payout", payoutId);
  if (payout.status === "failed") throw refuse("This payout has failed.");
  const before = { ...payout };
  amend(payout, { status: outcome });
  if (outcome === "failed") {
    const returned = book(account, {
      type: "payout_failure",
      category: "payout_reversal",
      amount: payout.amount,
      currency: payout.currency,
      source: payout.id,
      description: "PAYOUT FAILURE",
    });
    amend(payout, {
      failure_code: "account_closed",
      failure_message: "The bank account has been closed.",
      failure_balance_transaction: returned.id,
    });
  }
  account.emit(outcome === "paid" ? "payout.paid" : "payout.failed", payout, changed(before, payout));
  return payout;
}

function payoutOf(
  account: Account,
  { amount, currency, isAutomatic }: { amount: number; currency: string; isAutomatic: boolean },
): Stripe.Payout {
  return {
    id: newId("po"),
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: account.now() + inTransitSeconds,
    automatic: isAutomatic,
    balance_transaction: null,
    created: account.now(),
    currency,
    description: "STRIPE PAYOUT",
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: isAutomatic ? "completed" : "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "in_transit",
    trace_id: null,
    type: "bank_account",
  };
}
