import { NotFound } from "#lib/errors";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { storedDiscount } from "./drafts/stored-entry.ts";
import { deliveryOfInvoice } from "./sending/delivery-of-invoice.ts";
import { lineView, taxView } from "./lines.ts";
import { listLineRows, listTaxRows } from "./rows.ts";
import { summaryOf, surroundingsOf } from "./summary.ts";
import type { Buyer, InvoiceView, Party } from "./view.ts";

type Reader = Context | TxContext;

/** The whole invoice. Throws NotFound for one that the organization does not have. */
export async function getInvoice(ctx: Reader, { id }: { id: string }): Promise<InvoiceView> {
  const row = await ctx.db.invoice.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    include: {
      client: { select: { id: true, key: true, name: true, locale: true } },
      creditNotes: {
        where: { status: "issued" },
        select: { id: true, number: true, total: true, issuedOn: true, reason: true },
        orderBy: { id: "asc" },
      },
    },
  });
  if (!row) throw new NotFound("invoice");
  const lines = await listLineRows(ctx, { invoiceId: id });
  const taxes = await listTaxRows(ctx, { invoiceId: id });
  return {
    ...summaryOf(row, await surroundingsOf(ctx, [row])),
    notes: row.notes,
    terms: row.terms,
    taxRounding: row.taxRounding,
    discount: storedDiscount(row.discountPercent, row.discountAmount) ?? null,
    seller: row.seller === null ? null : (JSON.parse(row.seller) as Party),
    buyer: row.buyer === null ? null : (JSON.parse(row.buyer) as Buyer),
    lines: lines.map(lineView),
    taxes: taxes.map(taxView),
    creditNotes: row.creditNotes,
    delivery: await deliveryOfInvoice(ctx, row),
  };
}
