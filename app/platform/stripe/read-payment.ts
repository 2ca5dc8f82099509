import type Stripe from "stripe";
import type {
  StripeBalanceTransaction,
  StripeCharge,
  StripeDispute,
  StripePaymentIntent,
  StripeRefund,
  StripeSession,
} from "./payment-objects.ts";
import { readAmount, readCurrency, readExpanded, readId, readInstant, readMetadata } from "./read.ts";

export function readSession(session: Stripe.Checkout.Session): StripeSession {
  return {
    id: session.id,
    status: sessionStatus(session.status),
    isPaid: session.payment_status === "paid",
    url: session.url,
    expiresAt: readInstant(session.expires_at),
    paymentIntentId: readId(session.payment_intent),
    metadata: readMetadata(session.metadata),
  };
}

export function readPaymentIntent(intent: Stripe.PaymentIntent): StripePaymentIntent {
  const charge = readExpanded(intent.latest_charge);
  const hasSucceeded = intent.status === "succeeded";
  return {
    id: intent.id,
    status: intentStatus(intent.status),
    amount: readAmount(hasSucceeded ? intent.amount_received : intent.amount),
    currency: readCurrency(intent.currency),
    createdAt: readInstant(intent.created),
    failure: intent.last_payment_error?.message ?? null,
    charge: charge && readCharge(charge),
    metadata: readMetadata(intent.metadata),
  };
}

export function readCharge(charge: Stripe.Charge): StripeCharge {
  const transaction = readExpanded(charge.balance_transaction);
  return {
    id: charge.id,
    paymentIntentId: readId(charge.payment_intent),
    status: chargeStatus(charge.status),
    amount: readAmount(charge.amount),
    currency: readCurrency(charge.currency),
    amountRefunded: readAmount(charge.amount_refunded),
    isDisputed: charge.disputed,
    method: describeMethod(charge.payment_method_details),
    isDelayed: delayedMethods.has(charge.payment_method_details?.type ?? ""),
    createdAt: readInstant(charge.created),
    balanceTransaction: transaction && readBalanceTransaction(transaction),
    customerId: readId(charge.customer),
    description: charge.description ?? "",
    metadata: readMetadata(charge.metadata),
  };
}

/** Stripe names the reasons by keywords. */
const refundFailures: Readonly<Record<string, string>> = {
  charge_for_pending_refund_disputed: "The payment was disputed before the refund went out.",
  declined: "The client’s bank declined the refund.",
  expired_or_canceled_card: "The card has expired or was canceled.",
  insufficient_funds: "There was not enough money at Stripe for the refund.",
  lost_or_stolen_card: "The card was lost or stolen.",
  merchant_request: "The refund was canceled at Stripe.",
  unknown: "Stripe did not learn why the refund failed.",
};

function refundFailure(reason: string | undefined): string | null {
  return reason === undefined ? null : (refundFailures[reason] ?? reason);
}

export function readRefund(refund: Stripe.Refund): StripeRefund {
  const transaction = readExpanded(refund.balance_transaction);
  const failureTransaction = readExpanded(refund.failure_balance_transaction);
  return {
    id: refund.id,
    paymentIntentId: readId(refund.payment_intent),
    chargeId: readId(refund.charge),
    status: refundStatus(refund.status),
    amount: readAmount(refund.amount),
    currency: readCurrency(refund.currency),
    failure: refundFailure(refund.failure_reason),
    createdAt: readInstant(refund.created),
    balanceTransaction: transaction && readBalanceTransaction(transaction),
    failureBalanceTransaction: failureTransaction && readBalanceTransaction(failureTransaction),
    metadata: readMetadata(refund.metadata),
  };
}

export function readDispute(dispute: Stripe.Dispute): StripeDispute {
  const dueBy = dispute.evidence_details.due_by;
  return {
    id: dispute.id,
    paymentIntentId: readId(dispute.payment_intent),
    chargeId: readId(dispute.charge) ?? "",
    status: disputeStatus(dispute.status),
    amount: readAmount(dispute.amount),
    currency: readCurrency(dispute.currency),
    reason: dispute.reason,
    evidenceDueAt: dueBy === null ? null : readInstant(dueBy),
    createdAt: readInstant(dispute.created),
    balanceTransactions: dispute.balance_transactions.map(readBalanceTransaction),
  };
}

export function readBalanceTransaction(transaction: Stripe.BalanceTransaction): StripeBalanceTransaction {
  return {
    id: transaction.id,
    type: transaction.type,
    amount: readAmount(transaction.amount),
    fee: readAmount(transaction.fee),
    net: readAmount(transaction.net),
    currency: readCurrency(transaction.currency),
    createdAt: readInstant(transaction.created),
    sourceId: readId(transaction.source),
    description: transaction.description ?? "",
  };
}

// Stripe's lists of states are open, so each reading has a default that neither moves money nor ends anything.

function sessionStatus(status: string | null): StripeSession["status"] {
  return status === "open" || status === "complete" || status === "expired" ? status : "other";
}

function intentStatus(status: string): StripePaymentIntent["status"] {
  return status === "succeeded" || status === "processing" || status === "canceled" ? status : "waiting";
}

function chargeStatus(status: string): StripeCharge["status"] {
  return status === "succeeded" || status === "failed" ? status : "pending";
}

function refundStatus(status: string | null): StripeRefund["status"] {
  if (status === "failed" || status === "canceled") return "failed";
  return status === "succeeded" ? status : "pending";
}

function disputeStatus(status: string): StripeDispute["status"] {
  if (status.startsWith("warning_")) return "inquiry";
  return status === "won" || status === "lost" || status === "prevented" ? status : "open";
}

/** The methods that Stripe's documentation calls delayed notification methods. */
const delayedMethods: ReadonlySet<string> = new Set([
  ...["acss_debit", "au_becs_debit", "bacs_debit", "boleto", "customer_balance", "konbini", "multibanco"],
  ...["nz_bank_account", "oxxo", "sepa_debit", "sofort", "us_bank_account"],
]);

/** Where the usual spelling is not that of Stripe's word. */
const methodNames: Readonly<Record<string, string>> = {
  eps: "EPS",
  ideal: "iDEAL",
  sepa_debit: "SEPA debit",
  us_bank_account: "US bank account",
};

function describeMethod(details: Stripe.Charge.PaymentMethodDetails | null): string {
  if (!details) return "";
  const { card } = details;
  if (card?.brand && card.last4) return `${capitalize(card.brand)} ending in ${card.last4}`;
  return methodNames[details.type] ?? capitalize(details.type.replaceAll("_", " "));
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
