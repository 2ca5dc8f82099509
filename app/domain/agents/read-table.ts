import Papa from "papaparse";
import { invalidField } from "#lib/errors";
import { addressIn, shortened } from "./address-in.ts";
import type { ListedInvite } from "./listed-invite.ts";

const emailHeaders = ["email", "e-mail", "mail", "address", "email address", "e-mail address"];
const roleHeaders = ["role"];

/**
 * The rows of a CSV text, separated by comma, semicolon or tab. The columns are found by their headers or, without a
 * header row, are e-mail address and role in this order. `field` is where a text that is no table is complained about.
 */
export function readTable(text: string, field: "text" | "file"): ListedInvite[] {
  const { data, errors } = parse(text);
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken)
    throw invalidField(
      field,
      `Line ${(broken.row ?? 0) + 1} has a quotation mark that is not closed. Correct it and try again.`,
    );
  const headerAt = data.findIndex((cells) => !isBlank(cells));
  const columns = columnsOf(data[headerAt]);
  return data.flatMap((cells, index) => {
    if (isBlank(cells) || (columns.areNamed && index === headerAt)) return [];
    const [email = "", role = ""] = [cells[columns.email], cells[columns.role]];
    return [{ line: index + 1, email: shortened(addressIn(email)), role: shortened(role.trim()) }];
  });
}

/** Whether a text is a table that names its columns. */
export function hasHeader(text: string): boolean {
  const [firstLine = ""] = text.trimStart().split(/[\r\n]/, 1);
  return columnsOf(parse(firstLine).data[0]).areNamed;
}

/** The rows as a CSV text that `readTable` reads again. */
export function writeTable(rows: readonly { readonly email: string; readonly role: string }[]): string {
  const data = rows.map(({ email, role }) => [email, role]);
  return `${Papa.unparse({ fields: ["email", "role"], data }, { newline: "\n" })}\n`;
}

function parse(text: string) {
  return Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
}

/** Of the separators in the first line that has any, the most frequent. */
function delimiterOf(text: string): string {
  const bare = text.replace(/"[^"]*"/g, "");
  const [line = ""] = /^.*[,;\t].*$/m.exec(bare) ?? [];
  const counted = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}

function columnsOf(cells: readonly string[] = []) {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const email = names.findIndex((name) => emailHeaders.includes(name));
  if (email < 0) return { areNamed: false, email: 0, role: 1 };
  return { areNamed: true, email, role: names.findIndex((name) => roleHeaders.includes(name)) };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
