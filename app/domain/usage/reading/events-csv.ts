import { createHash } from "node:crypto";
import Papa from "papaparse";
import { spreadsheetFormula } from "#lib/spreadsheet-formula";
import { type ClaimedEvent, eventsOfClaim, type EventsQuery } from "./events-of-claim.ts";
import type { Context } from "#platform/context";

const columns = ["number", "id", "at", "received_at", "value", "properties", "takes_back"];

/**
 * The events of a line as the text of a CSV file, piece by piece, always the same bytes for the same events: the header,
 * then an event a row. `takes_back` is the number of the event that the row takes back; both then count for nothing.
 */
export async function* eventsCsv(ctx: Context, query: EventsQuery): AsyncGenerator<string> {
  yield csvText([columns]);
  for await (const events of eventsOfClaim(ctx, query)) yield csvText(events.map(cellsOf));
}

/** SHA-256, in hex, of the file that `eventsCsv` makes. */
export async function hashEvents(ctx: Context, query: EventsQuery): Promise<string> {
  const hash = createHash("sha256");
  for await (const text of eventsCsv(ctx, query)) hash.update(text);
  return hash.digest("hex");
}

function cellsOf({ number, id, at, receivedAt, value, properties, cancels }: ClaimedEvent) {
  return [number, id, at.toISOString(), receivedAt.toISOString(), value, properties, cancels];
}

function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${Papa.unparse(rows as unknown[][], { escapeFormulae: spreadsheetFormula, newline: "\n" })}\n`;
}
