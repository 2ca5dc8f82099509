import Papa from "papaparse";
import { invalidField } from "#lib/errors";
import { typedInstant } from "#lib/typed-instant";

/** A file's bytes, or the text of one that was read before. */
export type UploadSource = { readonly file: Uint8Array } | { readonly text: string };

/** A row as an event, with the line that it began on. `id` is null where the table has none. */
export type UploadRow = {
  readonly line: number;
  readonly id: string | null;
  readonly meter: string;
  readonly client: string;
  readonly value: string | undefined;
  readonly at: string;
  readonly properties: Readonly<Record<string, string>>;
};

const required = ["client", "meter", "at"] as const;
const known: readonly string[] = [...required, "id", "value"];
const mostRows = 10_000;
const mostBytes = 2 * 1024 * 1024;

/**
 * The rows of a CSV table, separated by comma, semicolon or tab: columns client, meter and at, if wanted value and id,
 * and every other column a property. Throws InvalidInput on "file" for what is no such table.
 */
export function readUpload(
  source: UploadSource,
  { timeZone }: { timeZone: string },
): { rows: UploadRow[]; text: string } {
  const text = "file" in source ? decodeFile(source.file) : source.text;
  if (Buffer.byteLength(text) > mostBytes)
    throw refused("At most 2 MB can be read at a time. Split the table.");
  const [header, ...body] = parse(text);
  const columns = (header?.cells ?? []).map((cell) => cell.trim());
  const names = columns.map((name) => (known.includes(name.toLowerCase()) ? name.toLowerCase() : name));
  requireColumns(names);
  if (body.length === 0) throw refused("This table has no rows.");
  if (body.length > mostRows)
    throw refused(
      `This table has ${body.length.toLocaleString("en-US")} rows; at most 10,000 can be read at a time.`,
    );
  return { text, rows: body.map(({ line, cells }) => rowOf(line, names, cells, timeZone)) };
}

type Line = { readonly line: number; readonly cells: readonly string[] };

function parse(text: string): Line[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken)
    throw refused(
      `Line ${(broken.row ?? 0) + 1} has a quotation mark that is not closed. Correct it and try again.`,
    );
  return data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** Of the separators in the first line, the most frequent. */
function delimiterOf(text: string): string {
  const [first = ""] = text.trimStart().split(/[\r\n]/, 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}

function requireColumns(names: readonly string[]): void {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw refused(
      `The first line must name the columns client, meter and at; ${missing.map((name) => `"${name}"`).join(" and ")} ${missing.length === 1 ? "is" : "are"} missing.`,
    );
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`There are two columns named "${twice.slice(0, 100)}".`);
}

function rowOf(
  line: number,
  names: readonly string[],
  cells: readonly string[],
  timeZone: string,
): UploadRow {
  const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? "";
  const properties = names.flatMap((name, index) => {
    const value = cells[index]?.trim() ?? "";
    return known.includes(name) || name === "" || value === "" ? [] : [[name, value] as const];
  });
  return {
    line,
    id: cell("id") || null,
    meter: cell("meter"),
    client: cell("client"),
    value: cell("value") || undefined,
    at: typedInstant(cell("at"), timeZone),
    properties: Object.fromEntries(properties),
  };
}

function decodeFile(bytes: Uint8Array): string {
  if (bytes.byteLength > mostBytes) throw refused("At most 2 MB can be read at a time. Split the table.");
  if (bytes.byteLength === 0) throw refused("Choose a file with a table.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused("This file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.");
  }
}

function refused(sentence: string) {
  return invalidField("file", sentence);
}
