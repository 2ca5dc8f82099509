import type Stripe from "stripe";
import type { Account } from "./account.ts";
import { book, settled } from "./balance.ts";
import { amend } from "./changed.ts";
import { exponentOf } from "./currencies.ts";
import { refuse } from "./failure.ts";
import { disputeOf } from "./resources/dispute-object.ts";
import { idOf } from "./ids.ts";

export const disputeOutcomes = ["won", "lost", "inquiry"] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/**
 * A cardholder disputes a charge. Stripe withdraws the amount and a fee at once; an inquiry withdraws nothing. With "won" or
 * "lost" the bank decides at once, without an outcome the dispute stays open until `closeDispute`.
 */
export function openDispute(
  account: Account,
  { chargeId, outcome }: { chargeId: string; outcome?: DisputeOutcome | undefined },
): Stripe.Dispute {
  const charge = account.store.get("charge", chargeId, "charge");
  if (charge.status !== "succeeded")
    throw refuse(`The charge ${charge.id} has not succeeded, so it cannot be disputed.`);
  if (charge.disputed) throw refuse(`The charge ${charge.id} is already disputed.`);
  const isInquiry = outcome === "inquiry";
  const dispute = account.store.put(
    disputeOf(account, { charge, status: isInquiry ? "warning_needs_response" : "needs_response" }),
  );
  amend(charge, { disputed: true });
  account.emit("charge.dispute.created", dispute);
  if (isInquiry) return dispute;
  dispute.balance_transactions.push(move(account, dispute, "withdrawn"));
  account.emit("charge.dispute.funds_withdrawn", dispute);
  return outcome === undefined ? dispute : closeDispute(account, { disputeId: dispute.id, outcome });
}

/** The bank's decision. Won brings the amount back, not the fee; a lost or closed dispute moves nothing more. */
export function closeDispute(
  account: Account,
  { disputeId, outcome }: { disputeId: string; outcome: "won" | "lost" },
): Stripe.Dispute {
  const dispute = account.store.get("dispute", disputeId);
  if (["won", "lost", "warning_closed"].includes(dispute.status))
    throw refuse("This dispute is already closed.");
  const isInquiry = dispute.status.startsWith("warning_");
  amend(dispute, { status: isInquiry ? "warning_closed" : outcome });
  if (outcome === "won" && !isInquiry) {
    dispute.balance_transactions.push(move(account, dispute, "reinstated"));
    account.emit("charge.dispute.funds_reinstated", dispute);
  }
  account.emit("charge.dispute.closed", dispute);
  return dispute;
}

function move(
  account: Account,
  dispute: Stripe.Dispute,
  direction: "withdrawn" | "reinstated",
): Stripe.BalanceTransaction {
  const { amount, currency, exchangeRate } = settled(account, dispute);
  const isWithdrawn = direction === "withdrawn";
  return book(account, {
    type: "adjustment",
    category: isWithdrawn ? "dispute" : "dispute_reversal",
    amount: isWithdrawn ? -amount : amount,
    fee: isWithdrawn ? 20 * 10 ** exponentOf(currency) : 0,
    feeDescription: "Dispute fee",
    currency,
    source: dispute.id,
    description: isWithdrawn
      ? `Chargeback withdrawal for ${idOf(dispute.charge)}`
      : `Chargeback reversal for ${idOf(dispute.charge)}`,
    exchangeRate,
  });
}
