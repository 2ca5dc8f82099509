import type { Context } from "#platform/context";

/**
 * All that a payment story leaves behind, in an order and with names of its own, so that two tellings of it can be
 * compared: of what Stripe or we drew by lot only the kind of thing stays.
 */
export async function endOf(ctx: Context, invoiceId: string) {
  const { db } = ctx;
  const invoice = await db.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: {
      checkoutAttempts: true,
      payments: { include: { refunds: true, disputes: true } },
    },
  });
  const { payments, checkoutAttempts, ...figures } = invoice;
  const entries = await db.ledgerEntry.findMany({
    where: { postings: { some: { invoiceId } } },
    include: { postings: true },
  });
  const emails = await db.email.findMany({ where: { subjectId: { in: payments.map(({ id }) => id) } } });
  return {
    status: figures.status,
    paymentStatus: figures.paymentStatus,
    amounts: [figures.amountPaid, figures.amountRefunded, figures.amountCredited, figures.amountDue].map(
      String,
    ),
    paidAt: figures.paidAt,
    entries: sorted(
      entries.map(({ kind, sourceId, at, postings }) => ({
        ...{ kind, source: kindOf(sourceId), at },
        postings: sorted(
          postings.map(({ account, currency, amount, clientId }) => ({
            ...{ account, currency, amount: String(amount), isTheClients: clientId === figures.clientId },
          })),
        ),
      })),
    ),
    payments: sorted(
      payments.map((payment) => ({
        ...{ state: payment.state, source: payment.source, failure: payment.failure, method: payment.method },
        amounts: [payment.amount, payment.amountRefunded, payment.amountDisputed, payment.creditedAmount].map(
          String,
        ),
        fee: String(payment.feeAmount),
        receivedAt: payment.receivedAt,
        refunds: sorted(
          payment.refunds.map(({ state, amount, creditPart, lastError }) => ({
            ...{ state, amount: String(amount), creditPart: String(creditPart), lastError },
          })),
        ),
        disputes: payment.disputes.map(({ state, amount, evidenceDueAt, openedAt, closedAt }) => ({
          ...{ state, amount: String(amount), evidenceDueAt, openedAt, closedAt },
        })),
      })),
    ),
    attempts: sorted(checkoutAttempts.map(({ state, amount }) => ({ state, amount: String(amount) }))),
    mails: sorted(emails.map(({ template, toAddress }) => ({ template, toAddress }))),
  };
}

/** "pi" of a payment intent, "id" of a row of ours. */
function kindOf(sourceId: string): string {
  return /^[a-z]+(?=_)/.exec(sourceId)?.[0] ?? "id";
}

function sorted<T>(items: T[]): T[] {
  return items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}
