import type { z } from "zod";
import { listInvoices, listInvoicesInput } from "#domain/invoices";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { amountText, type CsvColumn, type CsvExport, csvStream } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { pageLength, pagesOf } from "./pages.ts";

type Invoice = Awaited<ReturnType<typeof listInvoices>>["items"][number];

const columns: readonly CsvColumn<Invoice>[] = [
  ["Number", ({ number }) => number],
  ["Status", ({ status }) => status],
  ["Payment status", ({ paymentStatus }) => paymentStatus],
  ["Overdue", ({ isOverdue }) => (isOverdue ? "yes" : "no")],
  ["Client", ({ client }) => client.name],
  ["Client key", ({ client }) => client.key],
  ["Issued on", ({ issuedOn }) => issuedOn],
  ["Due on", ({ dueOn }) => dueOn],
  ["Purchase order", ({ purchaseOrder }) => purchaseOrder],
  ["Currency", ({ currency }) => currency],
  ["Subtotal", ({ subtotal, currency }) => amountText(subtotal, currency)],
  ["Discount", ({ discountTotal, currency }) => amountText(discountTotal, currency)],
  ["Tax", ({ taxTotal, currency }) => amountText(taxTotal, currency)],
  ["Rounding", ({ roundingAmount, currency }) => amountText(roundingAmount, currency)],
  ["Total", ({ total, currency }) => amountText(total, currency)],
  ["Paid", ({ amountPaid, currency }) => amountText(amountPaid, currency)],
  ["Refunded", ({ amountRefunded, currency }) => amountText(amountRefunded, currency)],
  ["Credited", ({ amountCredited, currency }) => amountText(amountCredited, currency)],
  ["Due", ({ amountDue, currency }) => amountText(amountDue, currency)],
  ["Id", ({ id }) => id],
];

/** The invoices that the list with the same filters shows, in its order, all pages of it. */
export async function exportInvoices(
  ctx: Context,
  given: z.input<typeof listInvoicesInput> = {},
): Promise<CsvExport> {
  const query = { ...readInput(listInvoicesInput, given), limit: pageLength };
  const pages = pagesOf((cursor) => listInvoices(ctx, { ...query, cursor }));
  return { fileName: await fileNameOf(ctx, "invoices"), stream: csvStream(columns, pages) };
}
