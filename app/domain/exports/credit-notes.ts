import type { z } from "zod";
import { type CreditNoteSummary, listCreditNotes, listCreditNotesInput } from "#domain/credit-notes";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { amountText, type CsvColumn, type CsvExport, csvStream } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { pageLength, pagesOf } from "./pages.ts";

const columns: readonly CsvColumn<CreditNoteSummary>[] = [
  ["Number", ({ number }) => number],
  ["Status", ({ status }) => status],
  ["Invoice", ({ invoiceNumber }) => invoiceNumber],
  ["Client", ({ clientName }) => clientName],
  ["Issued on", ({ issuedOn }) => issuedOn],
  ["Reason", ({ reason }) => reason],
  ["Currency", ({ currency }) => currency],
  ["Total", ({ total, currency }) => amountText(total, currency)],
  ["Id", ({ id }) => id],
];

/** The credit notes that the list with the same filters shows, all pages of it. */
export async function exportCreditNotes(
  ctx: Context,
  given: z.input<typeof listCreditNotesInput> = {},
): Promise<CsvExport> {
  const query = { ...readInput(listCreditNotesInput, given), limit: pageLength };
  const pages = pagesOf((cursor) => listCreditNotes(ctx, { ...query, cursor }));
  return { fileName: await fileNameOf(ctx, "credit-notes"), stream: csvStream(columns, pages) };
}
