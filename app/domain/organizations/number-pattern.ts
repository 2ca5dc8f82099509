import type { CivilDate } from "#lib/civil-date";
import { type Parsed, parsed, unreadable } from "#lib/parsed";

const placeholder = /\{number:([1-9])\}/g;
const year = /\{year\}/g;

/** The pattern as it is stored. A pattern holds {number:N} once, N the least digits, and may hold {year} once. */
export function readNumberPattern(text: string): Parsed<string> {
  const pattern = text.trim();
  if (pattern.length > 40) return unreadable("Use at most 40 characters.");
  if (count(pattern, placeholder) !== 1)
    return unreadable("Put the number in exactly once, for example as {number:4} for four digits.");
  if (count(pattern, year) > 1) return unreadable("Put {year} in once at most.");
  const rest = pattern.replace(placeholder, "").replace(year, "");
  if (!/^[\p{L}\p{N}\-/._# ]*$/u.test(rest))
    return unreadable("Beside {number:4} and {year}, use letters, digits, spaces and - / . _ # only.");
  if (isTouchedByDigits(pattern))
    return unreadable("Put a letter or a sign such as - between the number and other digits.");
  return parsed(pattern);
}

/** The document's number: INV-{number:4} and 7 make INV-0007; {year} is the year of the issue date. */
export function formatDocumentNumber(series: {
  pattern: string;
  number: number;
  issuedOn: CivilDate;
}): string {
  const { pattern, number, issuedOn } = series;
  return pattern
    .replace(placeholder, (_, digits: string) => String(number).padStart(Number(digits), "0"))
    .replace(year, issuedOn.slice(0, 4));
}

/** Digits that run into the number would let two numbers read alike, as 1 before 23 and 12 before 3. */
function isTouchedByDigits(pattern: string): boolean {
  const plain = pattern.replace(year, "0");
  return /\p{N}\{|\}\p{N}/u.test(plain);
}

function count(text: string, part: RegExp): number {
  return [...text.matchAll(part)].length;
}
