import { roles } from "#lib/statuses";
import { addressIn, shortened } from "./address-in.ts";
import type { ListedInvite } from "./listed-invite.ts";

/**
 * Addresses as people paste them: separated by new lines, commas, semicolons or tabs, alone or as "Name <address>". A
 * role may follow its address on the same line.
 */
export function readPasted(text: string): ListedInvite[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => readLine(line, index + 1));
}

function readLine(text: string, line: number): ListedInvite[] {
  const rows: ListedInvite[] = [];
  const pieces = piecesOf(text);
  for (const piece of pieces) {
    const last = rows.at(-1);
    if (last?.role === "" && (isRole(piece) || isSecondCell(pieces, piece)))
      rows[rows.length - 1] = { ...last, role: shortened(piece) };
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

/** One word after one address is the role of a table without headers, and must not be ignored if it is none. */
function isSecondCell([first = "", second = "", ...others]: readonly string[], piece: string): boolean {
  return piece === second && others.length === 0 && first.includes("@") && /^[^\s@]+$/.test(second);
}
