import type { InvoiceView, LineView, TaxView } from "../view.ts";
import { documentBody } from "./body.ts";

/** A stored credit note as its document needs it; amounts in minor units. */
export type CreditedNote = {
  readonly subtotal: bigint;
  readonly roundingAmount: bigint;
  readonly total: bigint;
  readonly lines: readonly {
    readonly id: string;
    readonly invoiceLineId: string;
    readonly description: string;
    /** Empty where an amount is credited. */
    readonly quantity: string;
    readonly amount: bigint;
    /** Both discounts. */
    readonly discountAmount: bigint;
    readonly invoiceDiscountShare: bigint;
    readonly netAmount: bigint;
    readonly taxAmount: bigint;
    readonly taxes: readonly TaxView[];
  }[];
};

/** What the document of a credit note for parts of an invoice says: its lines and figures, in the invoice's words. */
export function creditNoteBody(invoice: InvoiceView, note: CreditedNote) {
  const { subtotal, roundingAmount, total } = note;
  const lines = note.lines.map((line) => lineOf(invoice, line));
  return documentBody({ ...invoice, subtotal, roundingAmount, total, lines, taxes: taxesOf(invoice, lines) });
}

function lineOf({ lines }: InvoiceView, line: CreditedNote["lines"][number]): LineView {
  const { invoiceDiscountShare, netAmount, taxAmount, taxes } = line;
  const credited = lines.find(({ id }) => id === line.invoiceLineId);
  // An amount is credited as one piece: it has no quantity of its own.
  const isPiece = line.quantity === "" || !credited;
  return {
    id: line.id,
    description: line.description,
    quantity: isPiece ? "1" : line.quantity,
    unitAmount: isPiece ? line.amount : credited.unitAmount,
    unitAmountDecimal: isPiece ? String(line.amount) : credited.unitAmountDecimal,
    discount: credited?.discount ?? null,
    amount: line.amount,
    discountAmount: line.discountAmount - invoiceDiscountShare,
    invoiceDiscountShare,
    netAmount,
    taxAmount,
    taxRateIds: taxes.map(({ taxRateId }) => taxRateId),
    taxes,
  };
}

function taxesOf({ taxes }: InvoiceView, lines: readonly LineView[]): TaxView[] {
  return taxes.flatMap((rate) => {
    const own = lines.flatMap((line) =>
      line.taxes.filter(
        ({ taxRateId, percent, inclusive }) =>
          taxRateId === rate.taxRateId && percent === rate.percent && inclusive === rate.inclusive,
      ),
    );
    if (own.length === 0) return [];
    const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
    const base = sum(own.map((tax) => tax.base));
    return [{ ...rate, base, amount: sum(own.map(({ amount }) => amount)) }];
  });
}
