import type Stripe from "stripe";
import type { Account } from "./account.ts";
import { book, settled } from "./balance.ts";
import { amend, changed } from "./changed.ts";
import { showAmount } from "./currencies.ts";
import { refuse } from "./failure.ts";
import { idOf, newId } from "./ids.ts";

type RefundRequest = {
  charge: Stripe.Charge;
  amount: number | undefined;
  reason: Stripe.Refund.Reason | undefined;
  metadata: Record<string, string>;
};

/** Gives back part of a charge or all that is left of it. A card's refund succeeds at once, a bank debit's stays pending. */
export function makeRefund(
  account: Account,
  { charge, amount, reason, metadata }: RefundRequest,
): Stripe.Refund {
  const left = charge.amount - charge.amount_refunded;
  requireRefundable(account, charge, { amount: amount ?? left, left });
  const isCard = charge.payment_method_details?.type === "card";
  const refund = account.store.put<Stripe.Refund>({
    id: newId("re"),
    object: "refund",
    amount: amount ?? left,
    balance_transaction: null,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(isCard && {
      destination_details: {
        card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
        type: "card",
      },
    }),
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isCard ? "succeeded" : "pending",
    transfer_reversal: null,
  });
  refund.balance_transaction = bookRefund(account, refund, "refund").id;
  account.emit("refund.created", refund);
  changeCharge(account, charge, refund.amount);
  return refund;
}

/** What becomes of a refund later: a bank takes it, or sends it back and the money returns to the balance. */
export function settleRefund(
  account: Account,
  { refundId, outcome }: { refundId: string; outcome: "succeeded" | "failed" },
): Stripe.Refund {
  const refund = account.store.get("refund", refundId);
  if (refund.status === "failed" || refund.status === "canceled")
    throw refuse(`This refund has a status of ${refund.status}.`);
  const before = { ...refund };
  amend(refund, { status: outcome });
  if (outcome === "failed") {
    const returned = bookRefund(account, refund, "refund_failure");
    amend(refund, { failure_reason: "lost_or_stolen_card", failure_balance_transaction: returned.id });
    const charge = account.store.get("charge", idOf(refund.charge));
    changeCharge(account, charge, -refund.amount);
    account.emit("refund.failed", refund);
  }
  account.emit("refund.updated", refund, changed(before, refund));
  return refund;
}

function requireRefundable(
  account: Account,
  charge: Stripe.Charge,
  { amount, left }: { amount: number; left: number },
): void {
  const param = "amount";
  if (charge.status !== "succeeded")
    throw refuse(`The charge ${charge.id} has not succeeded, so it cannot be refunded.`, { param: "charge" });
  if (left === 0)
    throw refuse(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (isHeldByDispute(account, charge))
    throw refuse(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  if (amount < 1)
    throw refuse("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param,
    });
  if (amount <= left) return;
  const [asked, rest] = [showAmount(amount, charge.currency), showAmount(left, charge.currency)];
  const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`;
  throw refuse(message, { code: "amount_too_large", param });
}

/** A disputed charge cannot be refunded, except while there is only an inquiry. */
function isHeldByDispute({ store }: Account, charge: Stripe.Charge): boolean {
  return store
    .all("dispute")
    .some((dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable);
}

function changeCharge(account: Account, charge: Stripe.Charge, byAmount: number): void {
  const before = { ...charge };
  const amount_refunded = charge.amount_refunded + byAmount;
  amend(charge, { amount_refunded, refunded: amount_refunded === charge.amount });
  account.emit(byAmount > 0 ? "charge.refunded" : "charge.updated", charge, changed(before, charge));
}

function bookRefund(
  account: Account,
  refund: Stripe.Refund,
  kind: "refund" | "refund_failure",
): Stripe.BalanceTransaction {
  const { amount, currency, exchangeRate } = settled(account, refund);
  const charge = account.store.get("charge", idOf(refund.charge));
  const isCard = charge.payment_method_details?.type === "card";
  const type = isCard ? ("refund" as const) : ("payment_refund" as const);
  return book(account, {
    type: kind === "refund" ? type : "refund_failure",
    category: kind,
    amount: kind === "refund" ? -amount : amount,
    currency,
    source: refund.id,
    description: kind === "refund" ? "REFUND FOR CHARGE" : "REFUND FAILURE",
    exchangeRate,
  });
}
