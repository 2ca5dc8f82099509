import { NotFound } from "#lib/errors";
import { type Context, organizationOf, type TxContext } from "#platform/context";

type Reader = Context | TxContext;
export type InvoiceRow = Awaited<ReturnType<typeof getInvoiceRow>>;

/** The stored invoice without its lines. Throws NotFound for one that the organization does not have. */
export async function getInvoiceRow(ctx: Reader, { id }: { id: string }) {
  const row = await ctx.db.invoice.findFirst({ where: { id, organizationId: organizationOf(ctx) } });
  if (!row) throw new NotFound("invoice");
  return row;
}

export type LineRow = Awaited<ReturnType<typeof listLineRows>>[number];

export function listLineRows(ctx: Reader, { invoiceId }: { invoiceId: string }) {
  return ctx.db.invoiceLine.findMany({
    where: { invoiceId },
    include: { taxes: { orderBy: { position: "asc" } } },
    orderBy: { position: "asc" },
  });
}

export function listTaxRows(ctx: Reader, { invoiceId }: { invoiceId: string }) {
  return ctx.db.invoiceTax.findMany({ where: { invoiceId }, orderBy: { position: "asc" } });
}
