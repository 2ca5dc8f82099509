import Papa from "papaparse";
import { toDecimalString } from "#lib/money";
import { spreadsheetFormula } from "#lib/spreadsheet-formula";

/** A table on its way: read piece by piece, so that however many rows there are few of them are in memory. */
export type CsvExport = { readonly fileName: string; readonly stream: ReadableStream<Uint8Array> };

/** One column: its header, and its cell of a row. Null is an empty cell. */
export type CsvColumn<Row> = readonly [header: string, cell: (row: Row) => string | number | null];

/** Spreadsheets take a file for UTF-8 by this mark alone. */
const byteOrderMark = "\uFEFF";

/** A page of rows is fetched when what came before was taken. */
export function csvStream<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): ReadableStream<Uint8Array> {
  return textStream(csvPieces(columns, pages));
}

async function* csvPieces<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvText([columns.map(([name]) => name)]);
  for await (const page of pages) {
    const rows = page.map((row) => columns.map(([, cell]) => cell(row)));
    yield rows.length > 0 ? csvText(rows) : "";
  }
}

/** Text as bytes, a piece asked for when the one before was taken. */
export function textStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next: IteratorResult<string, unknown> = await iterator.next();
        if (next.done) return controller.close();
        // A piece without text must still put something in, or nobody pulls again.
        controller.enqueue(encoder.encode(next.value));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** An amount as people write it, with a point: 4800 of EUR is 48.00. The currency has a column of its own. */
export function amountText(amount: bigint, currency: string): string {
  return toDecimalString({ amount, currency });
}

function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${Papa.unparse(rows as unknown[][], { escapeFormulae: spreadsheetFormula, newline: "\r\n" })}\r\n`;
}
