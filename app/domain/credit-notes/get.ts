import { type Context, organizationOf, type TxContext } from "#platform/context";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import type { z } from "zod";
import { listCreditNotesInput } from "./input.ts";
import { getNoteRow, type NoteRow } from "./rows.ts";
import { sharesOf } from "./shares-of.ts";
import { sumTaxes } from "./sum-taxes.ts";
import type { CreditNoteLineView, CreditNoteSummary, CreditNoteView } from "./view.ts";

type Reader = Context | TxContext;

/** The whole credit note. Throws NotFound for one that the organization does not have. */
export async function getCreditNote(ctx: Reader, { id }: { id: string }): Promise<CreditNoteView> {
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

/** The organization's credit notes, newest first. */
export async function listCreditNotes(
  ctx: Context,
  given: z.input<typeof listCreditNotesInput> = {},
): Promise<Page<CreditNoteSummary>> {
  const query = readInput(listCreditNotesInput, given);
  const limit = pageSize(query.limit);
  const [before] = decodeCursor(query.cursor, ["string"]) ?? [];
  const { clientId, invoiceId, status } = query;
  const rows = await ctx.db.creditNote.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(before !== undefined && { id: { lt: before } }),
      ...(clientId !== undefined && { clientId }),
      ...(invoiceId !== undefined && { invoiceId }),
      ...(status !== undefined && { status }),
    },
    include: { invoice: { select: namesOf } },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return { items: page.items.map(summaryOf), nextCursor: page.nextCursor };
}

const namesOf = { number: true, client: { select: { name: true } } } as const;

type NamedRow = Omit<NoteRow, "lines"> & {
  invoice: { number: string | null; client: { name: string } };
};

function summaryOf(row: NamedRow): CreditNoteSummary {
  const { id, number, status, invoiceId, clientId, currency, total, reason, issuedOn, createdAt } = row;
  return {
    id,
    number,
    status,
    invoiceId,
    invoiceNumber: row.invoice.number,
    clientId,
    clientName: row.invoice.client.name,
    currency,
    total,
    reason,
    issuedOn,
    createdAt,
  };
}

function lineView(line: NoteRow["lines"][number]): CreditNoteLineView {
  const { id, invoiceLineId: lineId, description, amount, discountAmount, netAmount, taxAmount } = line;
  const quantity = line.quantity === "" ? null : line.quantity;
  const total = netAmount + taxAmount;
  return { id, lineId, description, quantity, amount, discountAmount, netAmount, taxAmount, total };
}
