import type { LineFigures } from "#lib/invoice-figures";
import { NotFound } from "#lib/errors";
import { type CreditableInvoice, getCreditable } from "#domain/invoices";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import type { CreditBasis, CreditedLine } from "./reckon.ts";

type Reader = Context | TxContext;

const withLines = {
  lines: {
    orderBy: { position: "asc" as const },
    include: { taxes: { orderBy: { position: "asc" as const } } },
  },
};

export type NoteRow = Awaited<ReturnType<typeof getNoteRow>>;

/** The stored credit note with its lines. Throws NotFound for one that the organization does not have. */
export async function getNoteRow(ctx: Reader, { id }: { id: string }) {
  const row = await ctx.db.creditNote.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    include: withLines,
  });
  if (!row) throw new NotFound("credit note");
  return row;
}

/** The invoice's issued credit notes in the order of their numbers. */
export function listIssuedRows(ctx: Reader, { invoiceId }: { invoiceId: string }) {
  return ctx.db.creditNote.findMany({
    where: { invoiceId, organizationId: organizationOf(ctx), status: "issued" },
    include: withLines,
    orderBy: [{ numberYear: "asc" }, { numberIndex: "asc" }],
  });
}

/** What one more credit note of the invoice is reckoned from. */
export async function readBasis(
  ctx: Reader,
  query: { invoiceId: string },
): Promise<CreditableInvoice & { basis: CreditBasis }> {
  const creditable = await getCreditable(ctx, { id: query.invoiceId });
  const earlier = await listIssuedRows(ctx, query);
  return { ...creditable, basis: basisOf(creditable, earlier) };
}

export function basisOf(
  { invoice, lines, taxes }: CreditableInvoice,
  earlier: readonly NoteRow[],
): CreditBasis {
  const { currency, total, roundingAmount } = invoice;
  return {
    currency,
    total,
    roundingAmount,
    lines,
    taxes,
    earlier: earlier.map((note) => ({ total: note.total, lines: note.lines.map(creditedLine) })),
  };
}

export function creditedLine(line: NoteRow["lines"][number]): CreditedLine {
  const { invoiceLineId: lineId, quantity } = line;
  return { lineId, quantity: quantity === "" ? null : quantity, figures: figuresOf(line) };
}

function figuresOf(line: NoteRow["lines"][number]): LineFigures {
  const { amount, discountAmount, invoiceDiscountShare, netAmount: net, taxAmount } = line;
  return {
    amount,
    discountAmount: discountAmount - invoiceDiscountShare,
    invoiceDiscountShare,
    net,
    taxes: line.taxes.map(({ taxRateId: id, name, percent, inclusive, base, amount: tax }) => ({
      ...{ id, name, percent, inclusive, base },
      amount: tax,
    })),
    total: net + taxAmount,
  };
}
