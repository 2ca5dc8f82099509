import { balanceOf, post, type Account } from "#domain/ledger";
import { settle } from "#domain/invoices";
import type { TxContext } from "#platform/context";
import type { Prisma } from "#platform/db";
import { creditPartOf } from "./credit.ts";
import { creditAccount } from "./share.ts";
import type { PaymentRow } from "./view.ts";

export type RefundRow = Prisma.RefundGetPayload<object>;

/** Posts money that goes back: first out of the credit that creditPartOf finds, the rest as a refund of its own. */
export async function bookRefund(
  tx: TxContext,
  { refund, payment, sourceId, at }: { refund: RefundRow; payment: PaymentRow; sourceId: string; at: Date },
): Promise<void> {
  const creditPart = await creditPartOf(tx, { payment, amount: refund.amount, refundId: refund.id });
  const isNew = await post(tx, {
    kind: "refund_created",
    sourceId,
    at,
    postings: postingsOf({ refund, payment, creditPart }),
  });
  if (isNew) await tx.db.refund.update({ where: { id: refund.id }, data: { creditPart } });
}

/**
 * Posts the way back of a refund that did not arrive. What a credit note had counted as given back is the client's
 * credit then, since it is owed after all.
 */
export async function bookRefundFailure(
  tx: TxContext,
  { refund, payment, sourceId, at }: { refund: RefundRow; payment: PaymentRow; sourceId: string; at: Date },
): Promise<void> {
  const { creditPart } = await tx.db.refund.findUniqueOrThrow({ where: { id: refund.id } });
  const uncovered = await uncoveredBy(tx, { payment, most: refund.amount - creditPart });
  const postings = postingsOf({ refund, payment, creditPart: refund.amount - uncovered });
  await post(tx, {
    kind: "refund_failed",
    sourceId,
    at,
    postings: postings.map((posting) => ({ ...posting, amount: -posting.amount })),
  });
}

async function uncoveredBy(
  tx: TxContext,
  { payment, most }: { payment: PaymentRow; most: bigint },
): Promise<bigint> {
  const { invoiceId, currency } = payment;
  if (invoiceId === null) return most;
  const standing = await balanceOf(tx, { account: "refunds", currency, invoiceId });
  if (standing >= most) return most;
  return standing > 0n ? standing : 0n;
}

/** Adds up what was given back of a payment, failed refunds left out, and lets its invoice know. */
export async function sumRefunds(tx: TxContext, payment: { id: string; invoiceId: string | null }) {
  const sum = await tx.db.refund.aggregate({
    _sum: { amount: true },
    where: { paymentId: payment.id, state: { not: "failed" } },
  });
  await tx.db.payment.update({
    where: { id: payment.id },
    data: { amountRefunded: sum._sum.amount ?? 0n },
  });
  if (payment.invoiceId) await settle(tx, { invoiceId: payment.invoiceId });
}

function postingsOf({
  refund,
  payment,
  creditPart,
}: {
  refund: RefundRow;
  payment: PaymentRow;
  creditPart: bigint;
}) {
  const { currency, clientId, invoiceId } = payment;
  const whose = { currency, clientId, invoiceId };
  const from: Account = payment.source === "stripe" ? "stripe_clearing" : "bank";
  return [
    { ...whose, account: creditAccount(payment), amount: creditPart },
    { ...whose, account: "refunds" as const, amount: refund.amount - creditPart },
    { ...whose, account: from, amount: -refund.amount },
  ];
}
