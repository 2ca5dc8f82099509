import { invalidField } from "#lib/errors";
import { decodeText } from "./decode-text.ts";
import type { ListedInvite } from "./listed-invite.ts";
import { readPasted } from "./read-pasted.ts";
import { hasHeader, readTable, writeTable } from "./read-table.ts";

/** What somebody pasted, or a CSV file's bytes. */
export type ListSource = { readonly text: string } | { readonly file: Uint8Array };

/** In addresses, and in bytes of the text or file that has them. */
export const mostInvites = 1000;
const mostBytes = 256 * 1024;

/**
 * The addresses of a list and a text that says the same, to be edited or read again. Throws InvalidInput for a list that
 * is empty, too long or no text.
 */
export function readList(source: ListSource): { rows: ListedInvite[]; text: string } {
  const isFile = "file" in source;
  const field = isFile ? "file" : "text";
  requireWithin(isFile ? source.file.byteLength : Buffer.byteLength(source.text), field);
  const text = isFile ? decodeText(source.file) : source.text;
  const rows = isFile || hasHeader(text) ? readTable(text, field) : readPasted(text);
  if (rows.length === 0) throw invalidField(field, emptiness[field]);
  if (rows.length > mostInvites)
    throw invalidField(
      field,
      `There are ${inThousands(rows.length)} addresses; at most ${inThousands(mostInvites)} can be invited at a time. Split the list.`,
    );
  return { rows, text: isFile ? writeTable(rows) : text };
}

const emptiness = {
  text: "Paste at least one address, or choose a file.",
  file: "There is no address in this file.",
};

function requireWithin(bytes: number, field: "text" | "file"): void {
  if (bytes <= mostBytes) return;
  const size = inThousands(Math.ceil(bytes / 1024));
  throw invalidField(field, `This is ${size} kB; at most 256 kB can be read at a time. Split the list.`);
}

function inThousands(count: number): string {
  return count.toLocaleString("en-US");
}
