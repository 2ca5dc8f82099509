import { newId } from "#lib/ids";
import type {
  Discount,
  InvoiceEntry,
  InvoiceFigures,
  LineEntry,
  LineFigures,
  TaxFigure,
} from "#lib/invoice-figures";
import type { TxContext } from "#platform/context";
import type { DraftFields } from "../input.ts";

/** The invoice's own columns of a draft. */
export function draftColumns(
  fields: DraftFields,
  { entry, figures }: { entry: InvoiceEntry; figures: InvoiceFigures },
) {
  const { currency, subtotal, discountTotal, taxTotal, roundingAmount, total } = figures;
  return {
    clientId: fields.clientId,
    currency,
    subtotal,
    discountTotal,
    taxTotal,
    roundingAmount,
    taxRounding: entry.taxRounding ?? "document",
    cashRoundingIncrement: entry.cashRoundingIncrement ?? 0n,
    total,
    dueOn: fields.dueOn ?? null,
    netDays: fields.netDays ?? null,
    suppliedOn: fields.suppliedOn ?? null,
    notes: fields.notes ?? "",
    terms: fields.terms ?? "",
    purchaseOrder: fields.purchaseOrder ?? "",
    allowsPartialPayments: fields.allowsPartialPayments ?? false,
    discountPercent: fields.discount?.percent ?? null,
    discountAmount: fields.discount?.amount ?? null,
  };
}

/** Writes the lines and taxes of a draft in place of those it had. */
export async function replaceLines(
  tx: TxContext,
  invoiceId: string,
  draft: { fields: DraftFields; entry: InvoiceEntry; figures: InvoiceFigures },
): Promise<void> {
  const { fields, entry, figures } = draft;
  await tx.db.invoiceLine.deleteMany({ where: { invoiceId } });
  await tx.db.invoiceTax.deleteMany({ where: { invoiceId } });
  const lines = entry.lines.flatMap((line, position) => {
    const figure = figures.lines[position];
    const description = fields.lines[position]?.description ?? "";
    return figure ? [{ id: newId(), invoiceId, position, description, line, figure }] : [];
  });
  await tx.db.invoiceLine.createMany({
    data: lines.map(({ line, figure, ...place }) => ({ ...place, ...lineColumns(line, figure) })),
  });
  await tx.db.invoiceLineTax.createMany({
    data: lines.flatMap(({ id: lineId, figure }) =>
      figure.taxes.map((tax, position) => ({ lineId, ...taxColumns(tax, position) })),
    ),
  });
  await tx.db.invoiceTax.createMany({
    data: figures.taxes.map((tax, position) => ({ invoiceId, ...taxColumns(tax, position) })),
  });
}

function lineColumns(line: LineEntry, figure: LineFigures) {
  return {
    quantity: line.quantity,
    unitAmountDecimal: line.unitAmountDecimal,
    ...discountColumns(line.discount),
    amount: figure.amount,
    discountAmount: figure.discountAmount,
    invoiceDiscountShare: figure.invoiceDiscountShare,
    netAmount: figure.net,
    taxAmount: figure.taxes.reduce((all, tax) => all + tax.amount, 0n),
  };
}

function discountColumns(discount: Discount | undefined) {
  return {
    discountPercent: discount && "percent" in discount ? discount.percent : null,
    discountValue: discount && "amount" in discount ? discount.amount : null,
  };
}

function taxColumns({ id: taxRateId, name, percent, inclusive, base, amount }: TaxFigure, position: number) {
  return { taxRateId, position, name, percent, inclusive, base, amount };
}
