import type { CreditableInvoice } from "#domain/invoices";
import { newId } from "#lib/ids";
import type { TxContext } from "#platform/context";
import type { CreditedLine } from "./reckon.ts";

/** Writes a draft's lines, in place of those that it had. */
export async function storeLines(
  tx: TxContext,
  note: { id: string; invoice: CreditableInvoice; lines: readonly CreditedLine[] },
): Promise<void> {
  await tx.db.creditNoteLine.deleteMany({ where: { creditNoteId: note.id } });
  const inOrder = note.invoice.lines.flatMap((line) =>
    note.lines.filter(({ lineId }) => lineId === line.id).map((credited) => ({ line, credited })),
  );
  for (const [position, { line, credited }] of inOrder.entries()) {
    const { amount, discountAmount, invoiceDiscountShare, net, taxes } = credited.figures;
    const id = newId();
    await tx.db.creditNoteLine.create({
      data: {
        id,
        creditNoteId: note.id,
        invoiceLineId: line.id,
        position,
        description: line.description,
        quantity: credited.quantity ?? "",
        amount,
        discountAmount: discountAmount + invoiceDiscountShare,
        invoiceDiscountShare,
        netAmount: net,
        taxAmount: taxes.reduce((all, tax) => all + tax.amount, 0n),
      },
    });
    await tx.db.creditNoteLineTax.createMany({
      data: taxes.map(({ id: taxRateId, ...tax }, place) => ({
        lineId: id,
        taxRateId,
        position: place,
        ...tax,
      })),
    });
  }
}
