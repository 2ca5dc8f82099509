import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { settle } from "#domain/invoices";
import { requireOpenBooks } from "#domain/ledger";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { type CivilDate, compareDates, startOfDayIn, todayIn } from "#lib/civil-date";
import { invalidField, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { bookPayment } from "./book.ts";
import { InvoiceTakesNoPayment } from "./errors.ts";
import { recordPaymentInput } from "./input.ts";
import { type PaymentView, viewPayment } from "./view.ts";

/** Records money that came outside Stripe. Throws InvoiceTakesNoPayment for a draft or void invoice, BooksClosed. */
export async function recordPayment(
  ctx: Context,
  given: z.input<typeof recordPaymentInput>,
): Promise<PaymentView> {
  const input = readInput(recordPaymentInput, given);
  return inTransaction(ctx, async (tx) => {
    const organizationId = organizationOf(tx);
    const invoice = await tx.db.invoice.findFirst({
      where: { id: input.id, organizationId },
      include: { organization: { select: { timeZone: true } } },
    });
    if (!invoice) throw new NotFound("invoice");
    const id = input.key ?? newId();
    const known = await tx.db.payment.findUnique({ where: { id } });
    if (known?.invoiceId === invoice.id) return viewPayment(known);
    if (known) throw invalidField("key", "This key belongs to another payment.");

    const { timeZone } = invoice.organization;
    const { amount, method = "", reference = "" } = input;
    const receivedOn = checkDay(tx, input, timeZone);
    if (invoice.status === "draft" || invoice.status === "void")
      throw new InvoiceTakesNoPayment(invoice.status);
    await requireOpenBooks(tx, { day: receivedOn, field: "receivedOn" });
    const { clientId, currency } = invoice;
    const booked = { amount, currency, clientId, invoiceId: invoice.id };
    const receivedAt = startOfDayIn(timeZone, receivedOn);
    const creditedAmount = await bookPayment(tx, {
      kind: "offline_payment",
      sourceId: id,
      at: receivedAt,
      to: "bank",
      payment: booked,
      invoice,
    });
    const row = await tx.db.payment.create({
      data: {
        ...booked,
        id,
        receivedOn,
        method,
        reference,
        organizationId,
        source: "offline",
        state: "succeeded",
        creditedAmount,
        receivedAt,
        createdAt: tx.clock.now(),
      },
    });
    const after = { paymentId: id, amount, currency, receivedOn, method };
    await recordActivity(tx, {
      verb: "payment recorded",
      subjectKind: "invoice",
      subjectId: invoice.id,
      after,
    });
    await announce(tx, { kind: "payment.succeeded", organizationId, paymentId: id });
    await settle(tx, { invoiceId: invoice.id });
    return viewPayment(row);
  });
}

function checkDay(tx: TxContext, input: { receivedOn?: string | undefined }, timeZone: string): CivilDate {
  const today = todayIn(timeZone, tx.clock.now());
  const { receivedOn = today } = input;
  if (compareDates(receivedOn, today) > 0)
    throw invalidField("receivedOn", "The day cannot be in the future.");
  return receivedOn;
}
