import type { Prisma } from "#platform/db";
import type { PaymentState } from "#lib/statuses";

/** Amounts in minor units of `currency`. */
export type PaymentView = {
  readonly id: string;
  /** Null when the money came for no invoice that could take it. */
  readonly invoiceId: string | null;
  readonly clientId: string | null;
  readonly source: "stripe" | "offline";
  readonly state: PaymentState;
  readonly amount: bigint;
  /** Refunds that are pending or succeeded. */
  readonly amountRefunded: bigint;
  readonly currency: string;
  /** Null while the money is not there. */
  readonly receivedAt: Date | null;
};

/** A payment as staff see it in a list. */
export type PaymentItem = PaymentView & {
  readonly invoiceNumber: string | null;
  readonly clientName: string | null;
  /** As "Visa ending in 4242" or "Bank transfer"; empty when nobody said. */
  readonly method: string;
  readonly reference: string;
  /** The day it came, for a payment recorded by hand. */
  readonly receivedOn: string | null;
  /** Why it failed, in Stripe's words. */
  readonly failure: string | null;
  /** Of disputes that are open or lost. */
  readonly amountDisputed: bigint;
  /** How much of that is lost for good. */
  readonly amountLost: bigint;
  /** Until when somebody has to answer an open dispute at Stripe; null when nothing is asked. */
  readonly evidenceDueAt: Date | null;
  /** What the invoice did not need and the client keeps. */
  readonly creditedAmount: bigint;
  readonly createdAt: Date;
};

export type PaymentRow = Prisma.PaymentGetPayload<object>;

export const withNames = {
  invoice: { select: { number: true } },
  client: { select: { name: true } },
  disputes: { select: { state: true, amount: true, evidenceDueAt: true } },
} as const satisfies Prisma.PaymentInclude;

export function viewPayment(row: PaymentRow): PaymentView {
  const { id, invoiceId, clientId, source, state, amount, amountRefunded, currency, receivedAt } = row;
  return { id, invoiceId, clientId, source, state, amount, amountRefunded, currency, receivedAt };
}

export function viewPaymentItem(row: Prisma.PaymentGetPayload<{ include: typeof withNames }>): PaymentItem {
  const { method, reference, receivedOn, failure, amountDisputed, creditedAmount, createdAt } = row;
  const open = row.disputes.filter(({ state }) => state === "open");
  const lost = row.disputes.filter(({ state }) => state === "lost");
  return {
    ...viewPayment(row),
    invoiceNumber: row.invoice?.number ?? null,
    clientName: row.client?.name ?? null,
    method,
    reference,
    receivedOn,
    failure,
    amountDisputed,
    amountLost: lost.reduce((sum, { amount }) => sum + amount, 0n),
    evidenceDueAt: earliest(open.map((dispute) => dispute.evidenceDueAt)),
    creditedAmount,
    createdAt,
  };
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const times = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
