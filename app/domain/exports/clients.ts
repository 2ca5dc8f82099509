import type { z } from "zod";
import { type ClientView, listClients, listClientsInput } from "#domain/clients";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { type CsvColumn, type CsvExport, csvStream } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { pageLength, pagesOf } from "./pages.ts";

const columns: readonly CsvColumn<ClientView>[] = [
  ["Key", ({ key }) => key],
  ["Name", ({ name }) => name],
  ["E-mail address", ({ email }) => email],
  ["Address", ({ address }) => address],
  ["Tax number", ({ taxNumber }) => taxNumber],
  ["Currency", ({ currency }) => currency],
  ["Net days", ({ netDays }) => netDays],
  ["Language", ({ locale }) => locale],
  ["Time zone", ({ timeZone }) => timeZone],
  ["Archived", ({ archivedAt }) => (archivedAt ? "yes" : "no")],
  ["Id", ({ id }) => id],
];

/** The clients that the list with the same filters shows, in its order, all pages of it. */
export async function exportClients(
  ctx: Context,
  given: z.input<typeof listClientsInput> = {},
): Promise<CsvExport> {
  const query = { ...readInput(listClientsInput, given), limit: pageLength };
  const pages = pagesOf((cursor) => listClients(ctx, { ...query, cursor }));
  return { fileName: await fileNameOf(ctx, "clients"), stream: csvStream(columns, pages) };
}
