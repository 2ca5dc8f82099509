import type { TaxFigure } from "#lib/invoice-figures";
import { groupedBy } from "#lib/grouped";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import type { InvoiceRow, LineRow } from "../rows.ts";

/** Everything that is stored with an invoice and can be reckoned again. */
export type StoredInvoice = Pick<InvoiceRow, InvoiceField> & {
  readonly lines: readonly StoredLine[];
  readonly taxes: readonly StoredTax[];
};

export type StoredLine = Omit<LineRow, "description" | "position" | "taxes"> & {
  readonly taxes: readonly StoredTax[];
};
type StoredTax = Omit<TaxFigure, "id"> & { readonly taxRateId: string };
type TaxRow = Omit<StoredTax, "inclusive"> & { readonly inclusive: bigint };

type InvoiceField =
  | ("id" | "number" | "status" | "paymentStatus" | "currency" | "taxRounding" | "cashRoundingIncrement")
  | ("discountPercent" | "discountAmount" | "subtotal" | "discountTotal" | "taxTotal" | "roundingAmount")
  | ("total" | "amountPaid" | "amountRefunded" | "amountCredited" | "amountDue");

/** Those after the first id up to the second, which is included. */
export type Stretch = { readonly after: string; readonly upTo: string };

const pageLength = 500;

/** Stretches of so many invoices of the organization, from its first to its last. */
export async function* stretchesOf(ctx: Context): AsyncGenerator<Stretch> {
  for (let after = ""; ;) {
    const [row] = await ctx.db.$queryRaw<{ upTo: string | null }[]>(Prisma.sql`
      SELECT max(id) AS "upTo" FROM (
        SELECT id FROM invoices WHERE organization_id = ${organizationOf(ctx)} AND id > ${after}
        ORDER BY id LIMIT ${pageLength})`);
    if (!row?.upTo) return;
    yield { after, upTo: row.upTo };
    after = row.upTo;
  }
}

export function readPage(ctx: Context, { after, upTo }: Stretch): StoredInvoice[] {
  const { readRows } = ctx.parts.database;
  const page = Prisma.sql`organization_id = ${organizationOf(ctx)} AND invoices.id > ${after} AND invoices.id <= ${upTo}`;
  const invoices = readRows<Omit<StoredInvoice, "lines" | "taxes">>(Prisma.sql`
    SELECT id, number, status, payment_status AS "paymentStatus", currency, tax_rounding AS "taxRounding",
      cash_rounding_increment AS "cashRoundingIncrement", discount_percent AS "discountPercent",
      discount_amount AS "discountAmount", subtotal, discount_total AS "discountTotal", tax_total AS "taxTotal",
      rounding_amount AS "roundingAmount", total, amount_paid AS "amountPaid", amount_refunded AS "amountRefunded",
      amount_credited AS "amountCredited", amount_due AS "amountDue"
    FROM invoices WHERE ${page} ORDER BY id`);
  const lines = readRows<Omit<StoredLine, "taxes">>(Prisma.sql`
    SELECT line.id, line.invoice_id AS "invoiceId", line.quantity, line.unit_amount_decimal AS "unitAmountDecimal",
      line.discount_percent AS "discountPercent", line.discount_value AS "discountValue", line.amount,
      line.discount_amount AS "discountAmount", line.invoice_discount_share AS "invoiceDiscountShare",
      line.net_amount AS "netAmount", line.tax_amount AS "taxAmount"
    FROM invoices JOIN invoice_lines line ON line.invoice_id = invoices.id
    WHERE ${page} ORDER BY invoices.id, line.position`);
  const lineTaxes = readRows<TaxRow & { lineId: string }>(Prisma.sql`
    SELECT tax.line_id AS "lineId", ${taxColumns}
    FROM invoices JOIN invoice_lines line ON line.invoice_id = invoices.id
    JOIN invoice_line_taxes tax ON tax.line_id = line.id WHERE ${page} ORDER BY tax.position`);
  const taxes = readRows<TaxRow & { invoiceId: string }>(Prisma.sql`
    SELECT tax.invoice_id AS "invoiceId", ${taxColumns}
    FROM invoices JOIN invoice_taxes tax ON tax.invoice_id = invoices.id WHERE ${page} ORDER BY tax.position`);
  const taxesOfLines = groupedBy(lineTaxes.map(asTax), ({ lineId }) => lineId);
  const whole = lines.map((line) => Object.assign(line, { taxes: taxesOfLines.get(line.id) ?? [] }));
  const linesOf = groupedBy(whole, ({ invoiceId }) => invoiceId);
  const taxesOf = groupedBy(taxes.map(asTax), ({ invoiceId }) => invoiceId);
  return invoices.map((invoice) =>
    Object.assign(invoice, { lines: linesOf.get(invoice.id) ?? [], taxes: taxesOf.get(invoice.id) ?? [] }),
  );
}

const taxColumns = Prisma.sql`
  tax.tax_rate_id AS "taxRateId", tax.name, tax.percent, tax.inclusive, tax.base, tax.amount`;

function asTax<R extends TaxRow>(row: R): Omit<R, "inclusive"> & StoredTax {
  return Object.assign(row, { inclusive: row.inclusive === 1n });
}
