import { roles } from "#lib/statuses";
import { addressIn, shortened } from "./address-in.ts";
import type { ListedInvite } from "./read-list.ts";

/**
 * Addresses as people paste them: separated by new lines, commas, semicolons or tabs, alone or as "Name <address>". A
 * role may follow its address on the same line.
 */
export function readPasted(text: string): ListedInvite[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => readLine(line, index + 1));
}

function readLine(text: string, line: number): ListedInvite[] {
  const rows: ListedInvite[] = [];
  for (const piece of piecesOf(text)) {
    const last = rows.at(-1);
    if (last?.role === "" && isRole(piece)) rows[rows.length - 1] = { ...last, role: piece };
    else rows.push({ line, email: shortened(addressIn(piece)), role: "" });
  }
  return rows;
}

/** Separators within quotes or angle brackets belong to a name. */
function piecesOf(text: string): string[] {
  const pieces = text.match(/(?:"[^"]*"|<[^<>]*>|[^,;\t])+/g) ?? [];
  return pieces.flatMap(apart).filter((piece) => piece !== "");
}

/** Spaces separate only where every word is an address. */
function apart(piece: string): string[] {
  const words = piece.trim().split(/\s+/);
  return words.every((word) => word.includes("@") && !/[<">]/.test(word)) ? words : [piece.trim()];
}

function isRole(word: string): boolean {
  return (roles as readonly string[]).includes(word.toLowerCase());
}
