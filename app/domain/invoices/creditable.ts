import type { LineFigures, TaxFigure } from "#lib/invoice-figures";
import type { Context, TxContext } from "#platform/context";
import { storedFigures, storedTax } from "./drafts/stored-entry.ts";
import { getInvoiceRow, type InvoiceRow, listLineRows, listTaxRows } from "./rows.ts";

/** A line of an issued invoice with the figures that credit notes take shares of; amounts in minor units. */
export type CreditableLine = {
  readonly id: string;
  readonly position: number;
  readonly description: string;
  readonly quantity: string;
  readonly figures: LineFigures;
};

export type CreditableInvoice = {
  readonly invoice: InvoiceRow;
  readonly lines: readonly CreditableLine[];
  /** One per rate, in the order of the document. */
  readonly taxes: readonly TaxFigure[];
};

/** An invoice as credit notes see it. Throws NotFound for one that the organization does not have. */
export async function getCreditable(
  ctx: Context | TxContext,
  { id }: { id: string },
): Promise<CreditableInvoice> {
  const invoice = await getInvoiceRow(ctx, { id });
  const lines = await listLineRows(ctx, { invoiceId: id });
  const taxes = await listTaxRows(ctx, { invoiceId: id });
  return {
    invoice,
    lines: lines.map((line) => {
      const { position, description, quantity } = line;
      return { id: line.id, position, description, quantity, figures: storedFigures(line) };
    }),
    taxes: taxes.map(storedTax),
  };
}
