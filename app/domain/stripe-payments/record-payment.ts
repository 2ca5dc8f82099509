import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { settle } from "#domain/invoices";
import { bookPayment, queuePaymentFailed, queueReceipt, type PaymentRow } from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripePaymentIntent } from "#platform/stripe";
import { newId } from "#lib/ids";
import { attemptOf, endAttempt } from "./attempt.ts";
import type { Origin } from "./origin.ts";

type StripePaymentState = "processing" | "succeeded" | "failed";

/** Writes down how far a payment got, and books it once when the money is there. Null while there is nothing to say. */
export async function recordPaymentState(
  tx: TxContext,
  { intent, origin }: { intent: StripePaymentIntent; origin: Origin },
): Promise<PaymentRow | null> {
  const known = await tx.db.payment.findUnique({ where: { stripePaymentIntentId: intent.id } });
  const state = stateOf(intent);
  // What was received once stays received: going back is the business of refunds and disputes.
  if (!state || known?.state === "succeeded" || (known && isSame(known, state, intent))) return known;
  const payment = known ?? (await createPayment(tx, { intent, origin }));
  const changed = await tx.db.payment.update({
    where: { id: payment.id },
    data: {
      state,
      amount: intent.amount,
      failure: state === "failed" ? intent.failure : null,
      method: intent.charge?.method ?? "",
      stripeChargeId: intent.charge?.id ?? null,
    },
  });
  await endAttempt(tx, { origin, state });
  const row = state === "succeeded" ? await receive(tx, { payment: changed, intent, origin }) : changed;
  // Who is declined sees that in Checkout; who left it long ago does not.
  if (state === "failed" && intent.charge?.isDelayed)
    await queuePaymentFailed(tx, {
      payment: row,
      contactId: (await attemptOf(tx, origin))?.contactId ?? null,
    });
  await recordActivity(tx, {
    verb: `payment ${state === "succeeded" ? "received" : state}`,
    ...subjectOf(row),
    after: { paymentId: row.id, amount: row.amount, currency: row.currency, failure: row.failure },
  });
  if (row.invoiceId) await settle(tx, { invoiceId: row.invoiceId });
  return row;
}

/** A canceled or waiting intent failed only if a charge did; a client who has not paid yet is no payment at all. */
function stateOf({ status, charge }: StripePaymentIntent): StripePaymentState | null {
  if (status === "succeeded" || status === "processing") return status;
  return charge?.status === "failed" ? "failed" : null;
}

function isSame(known: PaymentRow, state: StripePaymentState, intent: StripePaymentIntent): boolean {
  return known.state === state && known.stripeChargeId === (intent.charge?.id ?? null);
}

/** Money in another currency than the invoice's is the client's, but not this invoice's. */
async function createPayment(
  tx: TxContext,
  { intent, origin }: { intent: StripePaymentIntent; origin: Origin },
): Promise<PaymentRow> {
  const { organizationId } = origin;
  const invoice = await findRow(origin.invoiceId, (id) =>
    tx.db.invoice.findFirst({ where: { id, organizationId } }),
  );
  const client = await findRow(invoice?.clientId ?? origin.clientId, (id) =>
    tx.db.client.findFirst({ where: { id, organizationId } }),
  );
  const isInItsCurrency = invoice?.currency === intent.currency;
  return tx.db.payment.create({
    data: {
      id: newId(),
      organizationId,
      clientId: client?.id ?? null,
      invoiceId: isInItsCurrency ? invoice.id : null,
      source: "stripe",
      state: "processing",
      amount: intent.amount,
      currency: intent.currency,
      reference: invoice && !isInItsCurrency ? `For invoice ${invoice.number ?? invoice.id}` : "",
      stripePaymentIntentId: intent.id,
      createdAt: tx.clock.now(),
    },
  });
}

async function receive(
  tx: TxContext,
  { payment, intent, origin }: { payment: PaymentRow; intent: StripePaymentIntent; origin: Origin },
): Promise<PaymentRow> {
  const { id, organizationId, invoiceId } = payment;
  const receivedAt = intent.charge?.createdAt ?? intent.createdAt;
  const invoice = await findRow(invoiceId, (invoiceId) =>
    tx.db.invoice.findFirst({ where: { id: invoiceId, organizationId } }),
  );
  const creditedAmount = await bookPayment(tx, {
    kind: "payment_succeeded",
    sourceId: intent.id,
    at: receivedAt,
    to: "stripe_clearing",
    payment,
    invoice,
  });
  const row = await tx.db.payment.update({ where: { id }, data: { creditedAmount, receivedAt } });
  const attempt = await attemptOf(tx, origin);
  await queueReceipt(tx, { payment: row, contactId: attempt?.contactId ?? null });
  await announce(tx, { kind: "payment.succeeded", organizationId, paymentId: id });
  return row;
}

function subjectOf({ id, invoiceId }: PaymentRow) {
  return invoiceId
    ? { subjectKind: "invoice", subjectId: invoiceId }
    : { subjectKind: "payment", subjectId: id };
}

async function findRow<R>(id: string | null, find: (id: string) => Promise<R | null>): Promise<R | null> {
  return id === null ? null : find(id);
}
