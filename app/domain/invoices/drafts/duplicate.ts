import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { getInvoice } from "../get.ts";
import { getInvoiceRow, listLineRows } from "../rows.ts";
import type { InvoiceView } from "../view.ts";
import { insertDraft } from "./create.ts";
import { storedDiscount } from "./stored-entry.ts";

/**
 * A new draft with the same client, lines, notes and terms, whatever became of the first. Its dates start anew, and it
 * has no purchase order, because an order is billed once.
 */
export function duplicateInvoice(ctx: Context, { id }: { id: string }): Promise<InvoiceView> {
  return inTransaction(ctx, async (tx) => {
    const invoice = await getInvoiceRow(tx, { id });
    const lines = await listLineRows(tx, { invoiceId: id });
    const copy = await insertDraft(tx, {
      clientId: invoice.clientId,
      currency: invoice.currency,
      netDays: invoice.netDays,
      notes: invoice.notes,
      terms: invoice.terms,
      allowsPartialPayments: invoice.allowsPartialPayments,
      discount: storedDiscount(invoice.discountPercent, invoice.discountAmount),
      lines: lines.map((line) => ({
        description: line.description,
        quantity: line.quantity,
        unitAmountDecimal: line.unitAmountDecimal,
        discount: storedDiscount(line.discountPercent, line.discountValue),
        taxRateIds: line.taxes.map(({ taxRateId }) => taxRateId),
      })),
    });
    await recordActivity(tx, {
      verb: "duplicated",
      subjectKind: "invoice",
      subjectId: id,
      after: { copyId: copy.id },
    });
    return getInvoice(tx, copy);
  });
}
