import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { post } from "#domain/ledger";
import { countLinks } from "#domain/links";
import { idField, linesField } from "#lib/fields";
import { readInput } from "#lib/input";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { InvoiceNotVoidable } from "../errors.ts";
import { getInvoice } from "../get.ts";
import { issuePostings, reversed } from "../issuing/postings.ts";
import { getInvoiceRow, type InvoiceRow } from "../rows.ts";
import { canBecome } from "../status.ts";
import type { InvoiceView } from "../view.ts";
import { endAsVoid } from "./end-as-void.ts";
import { cancelByCreditNote } from "./cancel.ts";

export const voidInvoiceInput = z.strictObject({
  id: idField("invoice"),
  /** Told to the client on the credit note. */
  reason: linesField("The reason", 500).nullish(),
});

/**
 * Ends an invoice that was a mistake, while nothing was paid or credited. One that nobody outside has seen is only
 * marked; one that was sent or linked to is cancelled by a credit note for the whole, which goes to the same contacts.
 */
export async function voidInvoice(
  ctx: Context,
  input: z.input<typeof voidInvoiceInput>,
): Promise<InvoiceView> {
  const { id, reason } = readInput(voidInvoiceInput, input);
  return inTransaction(ctx, async (tx) => {
    const invoice = await getInvoiceRow(tx, { id });
    await requireVoidable(tx, invoice);
    if (await isHandedOut(tx, invoice)) await cancelByCreditNote(tx, invoice, reason ?? "");
    else await takeBack(tx, invoice);
    await recordActivity(tx, {
      verb: "voided",
      subjectKind: "invoice",
      subjectId: id,
      before: { status: invoice.status, amountDue: invoice.amountDue },
      after: { status: "void", ...(reason && { reason }) },
    });
    return getInvoice(tx, { id });
  });
}

async function requireVoidable(tx: TxContext, invoice: InvoiceRow): Promise<void> {
  if (!canBecome(invoice.status, "void")) throw new InvoiceNotVoidable(invoice.status);
  if (invoice.amountPaid !== 0n) throw new InvoiceNotVoidable("partly paid");
  if (invoice.amountCredited !== 0n) throw new InvoiceNotVoidable("partly credited");
  const processing = await tx.db.payment.findFirst({ where: { invoiceId: invoice.id, state: "processing" } });
  if (processing) throw new InvoiceNotVoidable("processing");
}

/** A mail that failed may have arrived all the same, and a link that was copied may have been passed on. */
async function isHandedOut(tx: TxContext, { id, deliveryState }: InvoiceRow): Promise<boolean> {
  return deliveryState !== "none" || (await countLinks(tx, { kind: "invoice", subjectId: id })) > 0;
}

async function takeBack(tx: TxContext, invoice: InvoiceRow): Promise<void> {
  await post(tx, {
    kind: "invoice_voided",
    sourceId: invoice.id,
    at: tx.clock.now(),
    postings: reversed(await issuePostings(tx, invoice)),
  });
  await endAsVoid(tx, invoice);
}
