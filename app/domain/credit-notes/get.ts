import type { Context, TxContext } from "#platform/context";
import { getNoteRow, type NoteRow } from "./rows.ts";
import { sharesOf } from "./shares-of.ts";
import { sumTaxes } from "./sum-taxes.ts";
import { namesOf, summaryOf } from "./summary.ts";
import type { CreditNoteLineView, CreditNoteView } from "./view.ts";

/** The whole credit note. Throws NotFound for one that the organization does not have. */
export async function getCreditNote(
  ctx: Context | TxContext,
  { id }: { id: string },
): Promise<CreditNoteView> {
  const row = await getNoteRow(ctx, { id });
  const names = await ctx.db.invoice.findUniqueOrThrow({ where: { id: row.invoiceId }, select: namesOf });
  const { subtotal, discountTotal, taxTotal, roundingAmount, issuedAt, remainder, lines } = row;
  return {
    ...summaryOf({ ...row, invoice: names }),
    subtotal,
    discountTotal,
    taxTotal,
    roundingAmount,
    taxes: sumTaxes(lines),
    lines: lines.map(lineView),
    issuedAt,
    remainder,
    shares: row.status === "draft" ? null : await sharesOf(ctx, { id }),
  };
}

function lineView(line: NoteRow["lines"][number]): CreditNoteLineView {
  const { id, invoiceLineId: lineId, description, amount, discountAmount, netAmount, taxAmount } = line;
  const quantity = line.quantity === "" ? null : line.quantity;
  const total = netAmount + taxAmount;
  return { id, lineId, description, quantity, amount, discountAmount, netAmount, taxAmount, total };
}
