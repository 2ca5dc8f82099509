import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { settle } from "#domain/invoices";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { compareDates, isCivilDate, startOfDayIn, todayIn } from "#lib/civil-date";
import { invalidField, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { isWithinLimit } from "#lib/money";
import { bookPayment } from "./book.ts";
import { InvoiceTakesNoPayment } from "./errors.ts";
import { type PaymentView, viewPayment } from "./view.ts";

export type NewOfflinePayment = {
  /** The invoice that it pays. */
  readonly id: string;
  /** Minor units of the invoice's currency; what the invoice does not need becomes client credit. */
  readonly amount: bigint;
  /** The civil day in the organization's zone; today unless said. */
  readonly receivedOn?: string | undefined;
  readonly method?: string | undefined;
  readonly reference?: string | undefined;
  /** Makes a repeated submit find the first one's payment. */
  readonly key?: string | undefined;
};

const longestText = 200;

/** Records money that came outside Stripe. Throws InvoiceTakesNoPayment for a draft or void invoice. */
export function recordPayment(ctx: Context, input: NewOfflinePayment): Promise<PaymentView> {
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
    const fields = checkFields(tx, input, timeZone);
    if (invoice.status === "draft" || invoice.status === "void")
      throw new InvoiceTakesNoPayment(invoice.status);
    const { clientId, currency } = invoice;
    const payment = { ...fields, clientId, currency, invoiceId: invoice.id };
    const receivedAt = startOfDayIn(timeZone, fields.receivedOn);
    const creditedAmount = await bookPayment(tx, {
      kind: "offline_payment",
      sourceId: id,
      at: receivedAt,
      to: "bank",
      payment,
      invoice,
    });
    const row = await tx.db.payment.create({
      data: {
        ...payment,
        id,
        organizationId,
        source: "offline",
        state: "succeeded",
        creditedAmount,
        receivedAt,
        createdAt: tx.clock.now(),
      },
    });
    const { amount, receivedOn, method } = fields;
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

function checkFields(tx: TxContext, input: NewOfflinePayment, timeZone: string) {
  const today = todayIn(timeZone, tx.clock.now());
  const { amount, receivedOn = today, method = "", reference = "" } = input;
  if (amount <= 0n) throw invalidField("amount", "The amount must be more than zero.");
  if (!isWithinLimit(amount)) throw invalidField("amount", "The amount is too large.");
  if (!isCivilDate(receivedOn)) throw invalidField("receivedOn", "Write the day as YYYY-MM-DD.");
  if (compareDates(receivedOn, today) > 0)
    throw invalidField("receivedOn", "The day cannot be in the future.");
  for (const [path, text] of Object.entries({ method, reference }))
    if (text.length > longestText) throw invalidField(path, `At most ${longestText} characters fit here.`);
  return { amount, receivedOn, method: method.trim(), reference: reference.trim() };
}
