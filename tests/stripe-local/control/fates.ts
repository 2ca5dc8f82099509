import type { Account } from "../account.ts";
import { payByHand, refundByHand } from "../by-hand.ts";
import { settleProcessing } from "../checkout.ts";
import { showAmount } from "../currencies.ts";
import { closeDispute, openDispute } from "../disputes.ts";
import { idOf } from "../ids.ts";
import { makePayout } from "../payouts.ts";
import { settleRefund } from "../refunds.ts";
import type { Tables } from "../wire.ts";
import { html, type Html, type Shown } from "./html.ts";

/** What a bank, or somebody in Stripe's dashboard, does to a payment, by the names that the page's buttons send. */
const deeds = {
  "debit-succeeds": (account, intentId) => settleProcessing(account, { intentId, outcome: "succeeded" }),
  "debit-fails": (account, intentId) => settleProcessing(account, { intentId, outcome: "failed" }),
  refund: (account, charge) => refundByHand(account, { charge }),
  "refund-fails": (account, refundId) => settleRefund(account, { refundId, outcome: "failed" }),
  dispute: (account, chargeId) => openDispute(account, { chargeId }),
  "dispute-won": (account, disputeId) => closeDispute(account, { disputeId, outcome: "won" }),
  "dispute-lost": (account, disputeId) => closeDispute(account, { disputeId, outcome: "lost" }),
  payout: (account, currency) => makePayout(account, { currency }),
  "payment-by-hand": (account, currency) =>
    payByHand(account, { amount: 4900, currency, description: "Paid by phone" }),
} as const satisfies Record<string, (account: Account, id: string) => unknown>;

/** False for a deed that nobody knows. */
export function doDeed(account: Account, { deed = "", id = "" }: Record<string, string>): boolean {
  if (!Object.hasOwn(deeds, deed)) return false;
  deeds[deed as keyof typeof deeds](account, id);
  return true;
}

/** The latest payments: what each is over, how it stands, and what can be done to it. */
export function paymentRows(account: Account, most: number): Shown[][] {
  return account.store
    .all("payment_intent")
    .slice(-most)
    .reverse()
    .map((intent) => [
      showAmount(intent.amount, intent.currency),
      intent.status,
      intent.description ?? intent.id,
      html`<div class="deeds">${deedsOn(account, intent)}</div>`,
    ]);
}

/** What can be done in each currency of the balance. */
export function balanceButtons(account: Account): Html[] {
  const currencies = new Set(account.store.all("balance_transaction").map(({ currency }) => currency));
  return [...currencies].flatMap((currency) => [
    button("payout", currency, `Pay out ${currency.toUpperCase()}`),
    button("payment-by-hand", currency, `Take ${showAmount(4900, currency)} that nobody asked for`),
  ]);
}

function deedsOn(account: Account, intent: Tables["payment_intent"]): Html[] {
  if (intent.status === "processing")
    return [
      button("debit-succeeds", intent.id, "Let the debit succeed"),
      button("debit-fails", intent.id, "Let it fail"),
    ];
  const charge = account.store
    .all("charge")
    .find(({ payment_intent, paid }) => paid && idOf(payment_intent) === intent.id);
  return charge ? deedsOnCharge(account, charge) : [];
}

function deedsOnCharge({ store }: Account, charge: Tables["charge"]): Html[] {
  const dispute = store.all("dispute").find((candidate) => idOf(candidate.charge) === charge.id);
  const refund = store
    .all("refund")
    .findLast((candidate) => idOf(candidate.charge) === charge.id && candidate.status === "succeeded");
  const isDecided = dispute && (dispute.status === "won" || dispute.status === "lost");
  return [
    ...(dispute || charge.refunded
      ? []
      : [button("refund", charge.id, "Refund the rest"), button("dispute", charge.id, "Dispute")]),
    ...(dispute && !isDecided
      ? [
          button("dispute-won", dispute.id, "Win the dispute"),
          button("dispute-lost", dispute.id, "Lose the dispute"),
        ]
      : []),
    ...(refund ? [button("refund-fails", refund.id, "Let the last refund fail")] : []),
  ];
}

function button(deed: keyof typeof deeds, id: string, label: string): Html {
  return html`<form method="post" action="/deeds">
    <input type="hidden" name="deed" value="${deed}" />
    <input type="hidden" name="id" value="${id}" />
    <button>${label}</button>
  </form>`;
}
