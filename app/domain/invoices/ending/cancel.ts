import { recordActivity } from "#domain/activity";
import { post } from "#domain/ledger";
import { getOrganization } from "#domain/organizations";
import { newId } from "#lib/ids";
import type { TxContext } from "#platform/context";
import { issuePostings, reversed } from "../issuing/postings.ts";
import { takeNumber } from "../issuing/take-number.ts";
import { type InvoiceRow, type LineRow, listLineRows } from "../rows.ts";
import { queueToContacts } from "../sending/queue-to-contacts.ts";
import { endAsVoid } from "./end-as-void.ts";

/** Issues a credit note for the whole of an invoice that was sent, voids the invoice, and tells the client's contacts. */
export async function cancelByCreditNote(tx: TxContext, invoice: InvoiceRow, reason: string): Promise<void> {
  const creditNoteId = newId();
  const { number, index, year, issuedOn } = await takeNumber(tx, "credit_note", await getOrganization(tx));
  const { organizationId, id: invoiceId, clientId, currency, seller, buyer } = invoice;
  const { subtotal, discountTotal, taxTotal, roundingAmount, total } = invoice;
  const now = tx.clock.now();
  await tx.db.creditNote.create({
    data: {
      id: creditNoteId,
      organizationId,
      invoiceId,
      clientId,
      status: "draft",
      reason,
      currency,
      subtotal,
      discountTotal,
      taxTotal,
      roundingAmount,
      total,
      seller,
      buyer,
      createdAt: now,
    },
  });
  const lines = await listLineRows(tx, { invoiceId });
  for (const line of lines) await storeCreditedLine(tx, creditNoteId, line);
  await tx.db.creditNote.update({
    where: { id: creditNoteId },
    data: { status: "issued", number, numberIndex: index, numberYear: year, issuedOn, issuedAt: now },
  });
  await post(tx, {
    kind: "credit_note_issued",
    sourceId: creditNoteId,
    at: now,
    postings: reversed(await issuePostings(tx, invoice)),
  });
  await endAsVoid(tx, invoice);
  await queueToContacts(tx, invoice, { template: "invoice-cancelled", props: { creditNoteId } });
  await recordActivity(tx, {
    verb: "issued",
    subjectKind: "credit_note",
    subjectId: creditNoteId,
    after: { number, invoiceId, total },
  });
}

async function storeCreditedLine(tx: TxContext, creditNoteId: string, line: LineRow): Promise<void> {
  const { id: invoiceLineId, position, description, quantity, amount, netAmount, taxAmount } = line;
  const { discountAmount, invoiceDiscountShare } = line;
  const id = newId();
  await tx.db.creditNoteLine.create({
    data: {
      id,
      creditNoteId,
      invoiceLineId,
      position,
      description,
      quantity,
      amount,
      discountAmount: discountAmount + invoiceDiscountShare,
      invoiceDiscountShare,
      netAmount,
      taxAmount,
    },
  });
  await tx.db.creditNoteLineTax.createMany({
    data: line.taxes.map(({ lineId: _, ...tax }) => ({ lineId: id, ...tax })),
  });
}
