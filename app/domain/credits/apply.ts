import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { settle } from "#domain/invoices";
import { post } from "#domain/ledger";
import { availableCredit } from "#domain/payments";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { invalidField, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { InvoiceTakesNoCredit, MoreThanDue, NotEnoughCredit } from "./errors.ts";
import { applyCreditInput } from "./input.ts";
import { type ApplicationView, viewApplication } from "./view.ts";

/**
 * Pays an invoice, in whole or part, with credit that its client has. Throws NotEnoughCredit or MoreThanDue where it is
 * asked for too much, and InvoiceTakesNoCredit where nothing is due or a payment may be on its way.
 */
export async function applyCredit(
  ctx: Context,
  given: z.input<typeof applyCreditInput>,
): Promise<ApplicationView> {
  const input = readInput(applyCreditInput, given);
  return inTransaction(ctx, async (tx) => {
    const known = input.key ? await tx.db.creditApplication.findUnique({ where: { id: input.key } }) : null;
    if (known?.invoiceId === input.invoiceId && known.organizationId === organizationOf(tx))
      return viewApplication(known);
    if (known) throw invalidField("key", "This key belongs to another use of credit.");
    const invoice = await getPayableInvoice(tx, input.invoiceId);
    const { clientId, currency, status, amountDue } = invoice;
    const amount = await amountToApply(tx, { invoice, asked: input.amount });
    const id = input.key ?? newId();
    const row = await tx.db.creditApplication.create({
      data: {
        id,
        organizationId: organizationOf(tx),
        clientId,
        invoiceId: invoice.id,
        amount,
        currency,
        createdAt: tx.clock.now(),
      },
    });
    await post(tx, {
      kind: "credit_applied",
      sourceId: id,
      at: tx.clock.now(),
      postings: [
        // Without the invoice, because the credit does not come from it.
        { account: "client_credit", amount, currency, clientId },
        {
          account: status === "uncollectible" ? "write_offs" : "receivable",
          ...{ amount: -amount, currency, clientId, invoiceId: invoice.id },
        },
      ],
    });
    await recordActivity(tx, {
      verb: "credit applied",
      subjectKind: "invoice",
      subjectId: invoice.id,
      before: { amountDue },
      after: { applicationId: id, amount, currency },
    });
    await settle(tx, { invoiceId: invoice.id });
    return viewApplication(row);
  });
}

type PayableInvoice = Awaited<ReturnType<typeof getPayableInvoice>>;

async function getPayableInvoice(tx: TxContext, id: string) {
  const invoice = await tx.db.invoice.findFirst({
    where: { id, organizationId: organizationOf(tx) },
    include: { payments: { where: { state: "processing" }, select: { id: true }, take: 1 } },
  });
  if (!invoice) throw new NotFound("invoice");
  const { status, amountDue, payments } = invoice;
  if (payments.length > 0) throw new InvoiceTakesNoCredit("processing");
  if (amountDue === 0n || (status !== "open" && status !== "uncollectible"))
    throw new InvoiceTakesNoCredit(status);
  return invoice;
}

async function amountToApply(
  tx: TxContext,
  { invoice, asked }: { invoice: PayableInvoice; asked: bigint | undefined },
): Promise<bigint> {
  const { clientId, currency, amountDue } = invoice;
  const available = await availableCredit(tx, { clientId, currency });
  const amount = asked ?? (available < amountDue ? available : amountDue);
  if (amount > available || available === 0n) throw new NotEnoughCredit({ amount: available, currency });
  if (amount > amountDue) throw new MoreThanDue({ amount: amountDue, currency });
  return amount;
}
