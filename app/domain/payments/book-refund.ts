import { balanceOf, post, type Account } from "#domain/ledger";
import { settle } from "#domain/invoices";
import type { TxContext } from "#platform/context";
import type { Prisma } from "#platform/db";
import { creditAccount } from "./share.ts";
import type { PaymentRow } from "./view.ts";

export type RefundRow = Prisma.RefundGetPayload<object>;

/** Posts money that goes back: first out of the credit that this payment left, the rest as a refund of its own. */
export async function bookRefund(
  tx: TxContext,
  { refund, payment, sourceId, at }: { refund: RefundRow; payment: PaymentRow; sourceId: string; at: Date },
): Promise<void> {
  const creditPart = await creditToGive(tx, { refund, payment });
  const isNew = await post(tx, {
    kind: "refund_created",
    sourceId,
    at,
    postings: postingsOf({ refund, payment, creditPart }),
  });
  if (isNew) await tx.db.refund.update({ where: { id: refund.id }, data: { creditPart } });
}

/** Posts the way back of a refund that did not arrive. */
export async function bookRefundFailure(
  tx: TxContext,
  { refund, payment, sourceId, at }: { refund: RefundRow; payment: PaymentRow; sourceId: string; at: Date },
): Promise<void> {
  const { creditPart } = await tx.db.refund.findUniqueOrThrow({ where: { id: refund.id } });
  const postings = postingsOf({ refund, payment, creditPart });
  await post(tx, {
    kind: "refund_failed",
    sourceId,
    at,
    postings: postings.map((posting) => ({ ...posting, amount: -posting.amount })),
  });
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

/** What is left of the credit from this payment, as far as the client has not used it for something else. */
async function creditToGive(
  tx: TxContext,
  { refund, payment }: { refund: RefundRow; payment: PaymentRow },
): Promise<bigint> {
  const given = await tx.db.refund.aggregate({
    _sum: { creditPart: true },
    where: { paymentId: payment.id, id: { not: refund.id }, state: { not: "failed" } },
  });
  const left = payment.creditedAmount - (given._sum.creditPart ?? 0n);
  if (payment.clientId === null) return least(left, refund.amount);
  const { currency, clientId } = payment;
  const credit = -(await balanceOf(tx, { account: "client_credit", currency, clientId }));
  return least(left, refund.amount, credit > 0n ? credit : 0n);
}

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((a, b) => (a < b ? a : b));
}
