import { balanceOf } from "#domain/ledger";
import { organizationOf, type Context, type TxContext } from "#platform/context";
import type { PaymentRow } from "./view.ts";

type Reader = Context | TxContext;

/**
 * What a client can still use of its credit, in minor units: what the books have, less what refunds that Stripe has not
 * confirmed yet take of it. `exceptRefund` names one whose own part is not taken off.
 */
export async function availableCredit(
  ctx: Reader,
  query: { clientId: string; currency: string; exceptRefund?: string },
): Promise<bigint> {
  const { clientId, currency, exceptRefund } = query;
  const booked = -(await balanceOf(ctx, { account: "client_credit", currency, clientId }));
  const onTheirWay = await ctx.db.refund.aggregate({
    _sum: { creditPart: true },
    where: {
      state: "pending",
      stripeRefundId: null,
      currency,
      payment: { clientId },
      ...(exceptRefund !== undefined && { id: { not: exceptRefund } }),
    },
  });
  const left = booked - (onTheirWay._sum.creditPart ?? 0n);
  return left > 0n ? left : 0n;
}

/**
 * What of a refund comes out of credit, because giving that back is what it does: first what this payment left, then
 * what credit notes of its invoice left, as far as the client has not used it for something else.
 */
export async function creditPartOf(
  tx: TxContext,
  { payment, amount, refundId }: { payment: PaymentRow; amount: bigint; refundId: string },
): Promise<bigint> {
  const left = await creditLeftBy(tx, payment, { exceptRefund: refundId });
  const { clientId, currency } = payment;
  if (clientId === null) return least(left, amount);
  return least(left, amount, await availableCredit(tx, { clientId, currency, exceptRefund: refundId }));
}

/** What is left of the credit that a payment, and credit notes of its invoice, gave the client; minor units. */
export async function creditLeftBy(
  ctx: Reader,
  payment: PaymentRow,
  { exceptRefund }: { exceptRefund?: string } = {},
): Promise<bigint> {
  const own = await ownCreditLeft(ctx, payment, exceptRefund);
  const { invoiceId, currency, organizationId } = payment;
  if (invoiceId === null) return positive(own);
  const others = await ctx.db.payment.findMany({
    where: { invoiceId, organizationId, currency, state: "succeeded", id: { not: payment.id } },
  });
  let left = -(await balanceOf(ctx, { account: "client_credit", currency, invoiceId }));
  left -= await unbookedParts(ctx, { invoiceId, currency, exceptRefund });
  for (const other of others) left -= positive(await ownCreditLeft(ctx, other, exceptRefund));
  return positive(left > own ? left : own);
}

async function ownCreditLeft(ctx: Reader, payment: PaymentRow, exceptRefund?: string): Promise<bigint> {
  const given = await ctx.db.refund.aggregate({
    _sum: { creditPart: true },
    where: {
      paymentId: payment.id,
      state: { not: "failed" },
      ...(exceptRefund !== undefined && { id: { not: exceptRefund } }),
    },
  });
  return payment.creditedAmount - (given._sum.creditPart ?? 0n);
}

async function unbookedParts(
  ctx: Reader,
  query: { invoiceId: string; currency: string; exceptRefund: string | undefined },
): Promise<bigint> {
  const { invoiceId, currency, exceptRefund } = query;
  const parts = await ctx.db.refund.aggregate({
    _sum: { creditPart: true },
    where: {
      state: "pending",
      stripeRefundId: null,
      currency,
      payment: { invoiceId },
      ...(exceptRefund !== undefined && { id: { not: exceptRefund } }),
    },
  });
  return parts._sum.creditPart ?? 0n;
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}

function least(...amounts: bigint[]): bigint {
  return amounts.reduce((a, b) => (a < b ? a : b));
}

/** What of a payment is still the client's credit and can go back the way it came; minor units, 0 when nothing is. */
export async function refundableCreditOf(ctx: Context, query: { paymentId: string }): Promise<bigint> {
  const payment = await ctx.db.payment.findFirst({
    where: { id: query.paymentId, organizationId: organizationOf(ctx), state: "succeeded" },
  });
  if (!payment?.clientId) return 0n;
  const { clientId, currency } = payment;
  const left = positive(payment.amount - payment.amountRefunded - payment.amountDisputed);
  return least(left, await creditLeftBy(ctx, payment), await availableCredit(ctx, { clientId, currency }));
}
