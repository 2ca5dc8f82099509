import { recordActivity } from "#domain/activity";
import { settle } from "#domain/invoices";
import { post } from "#domain/ledger";
import { organizationOf, type TxContext } from "#platform/context";
import { invalidField, NotFound } from "#lib/errors";
import { PaymentNotAssignable } from "./errors.ts";
import { sharePayment } from "./share.ts";
import { takeBack } from "./take-back.ts";
import type { PaymentRow } from "./view.ts";

export type Assignment = {
  /** The payment, in suspense. */
  readonly id: string;
  /** Whose it is; the invoice's client when there is one. */
  readonly clientId: string | null;
  /** What it pays; the rest is credit. Null: all of it is. */
  readonly invoiceId: string | null;
};

/**
 * Gives money in suspense to the client it came from, as if it had named the invoice. Throws PaymentNotAssignable unless
 * it is in suspense as a whole.
 */
export async function assignPayment(tx: TxContext, assignment: Assignment): Promise<void> {
  const payment = await getOwnPayment(tx, assignment.id);
  const isWhole = payment.amountRefunded === 0n && payment.amountDisputed === 0n;
  if (payment.state !== "succeeded" || payment.clientId !== null || !isWhole)
    throw new PaymentNotAssignable();
  const invoice = await findInvoice(tx, assignment.invoiceId);
  const client = await findClient(tx, invoice?.clientId ?? assignment.clientId);
  if (!client) throw invalidField("clientId", "Choose a client or an invoice.");
  if (invoice && invoice.currency !== payment.currency)
    throw invalidField(
      "invoiceId",
      `The payment is in ${payment.currency}, the invoice in ${invoice.currency}.`,
    );
  const { id, amount, currency } = payment;
  const clientId = client.id;
  const invoiceId = invoice?.id ?? null;
  const shares = sharePayment({ amount, currency, clientId }, invoice);
  const whose = { currency, clientId, invoiceId };
  await post(tx, {
    kind: "payment_matched",
    sourceId: await nextSource(tx, id),
    at: tx.clock.now(),
    postings: [
      { account: "suspense", currency, amount },
      { ...whose, account: shares.appliedTo, amount: -shares.applied },
      { ...whose, account: shares.creditedTo, amount: -shares.credited },
    ],
  });
  await tx.db.payment.update({
    where: { id },
    data: { clientId, invoiceId, creditedAmount: shares.credited },
  });
  await tell(tx, payment, { verb: "payment matched", invoiceId });
}

/** Takes an assignment back: the money is in suspense again. Throws CreditUsedUp when what it left was spent. */
export async function unassignPayment(tx: TxContext, { id }: { id: string }): Promise<void> {
  const payment = await getOwnPayment(tx, id);
  const { clientId, invoiceId, amount, amountRefunded, amountDisputed, currency } = payment;
  if (clientId === null) return;
  const sourceId = await nextSource(tx, id);
  const entry = { kind: "payment_matched" as const, sourceId };
  const matched = await tx.db.ledgerEntry.findUnique({ where: { kind_sourceId: entry } });
  if (!matched || amountRefunded > 0n || amountDisputed > 0n) throw new PaymentNotAssignable();
  const postings = await takeBack(tx, {
    payment,
    entry,
    change: async () => {
      await tx.db.payment.update({
        where: { id },
        data: { clientId: null, invoiceId: null, creditedAmount: amount },
      });
    },
  });
  await post(tx, {
    kind: "payment_unmatched",
    sourceId,
    at: tx.clock.now(),
    postings: [{ account: "suspense", currency, amount: -amount }, ...postings],
  });
  await tell(tx, payment, { verb: "payment match undone", invoiceId });
}

async function getOwnPayment(tx: TxContext, id: string): Promise<PaymentRow> {
  const payment = await tx.db.payment.findFirst({ where: { id, organizationId: organizationOf(tx) } });
  if (!payment) throw new NotFound("payment");
  return payment;
}

async function findInvoice(tx: TxContext, id: string | null) {
  if (id === null) return null;
  const invoice = await tx.db.invoice.findFirst({ where: { id, organizationId: organizationOf(tx) } });
  if (!invoice || invoice.status === "draft") throw invalidField("invoiceId", "There is no such invoice.");
  return invoice;
}

async function findClient(tx: TxContext, id: string | null) {
  if (id === null) return null;
  const client = await tx.db.client.findFirst({ where: { id, organizationId: organizationOf(tx) } });
  if (!client) throw invalidField("clientId", "There is no such client.");
  return client;
}

/** A match and the undoing of it share a number; the next match has the next one. */
async function nextSource(tx: TxContext, id: string): Promise<string> {
  const undone = await tx.db.ledgerEntry.count({
    where: { kind: "payment_unmatched", sourceId: { gt: `${id}/`, lt: `${id}0` } },
  });
  return `${id}/${undone + 1}`;
}

async function tell(
  tx: TxContext,
  { id, amount, currency }: PaymentRow,
  { verb, invoiceId }: { verb: string; invoiceId: string | null },
): Promise<void> {
  await recordActivity(tx, {
    verb,
    subjectKind: invoiceId ? "invoice" : "payment",
    subjectId: invoiceId ?? id,
    after: { paymentId: id, amount, currency },
  });
  if (invoiceId) await settle(tx, { invoiceId });
}
