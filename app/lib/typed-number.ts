import { type Decimal, decimal } from "./decimal.ts";
import { type Parsed, parsed, unreadable } from "./parsed.ts";

/**
 * Reads a number as people write it: "1,234.50", "1.234,50", "1 234,50", "1'234.50", "12,34,567.5".
 *
 * What has two readings a thousandfold apart is refused, never guessed: a lone comma before exactly three digits is
 * taken for grouping only where no decimals are possible. A lone point is the decimal point, as in the texts that
 * forms are filled with. `tooManyDecimals` is the sentence for more than `fractionDigits` digits after the mark.
 */
export function readTypedNumber(
  text: string,
  { fractionDigits, tooManyDecimals }: { fractionDigits: number; tooManyDecimals: string },
): Parsed<Decimal> {
  const [, sign = "", body = ""] = /^([-+\u2212]?) ?(.*)$/.exec(withPlainSpaces(text)) ?? [];
  if (body.length > 40 || !/^(?=.*\d)[\d., ]+$/.test(body)) return notANumber;
  if (isAmbiguous(body, fractionDigits))
    return unreadable(
      `“${body}” can be read in two ways. Leave the thousands separator out, and put a point before decimals.`,
    );
  const mark = decimalMark(body, fractionDigits);
  const whole = mark < 0 ? body : body.slice(0, mark);
  const fraction = mark < 0 ? "" : body.slice(mark + 1);
  if (!isWellGrouped(whole) || !/^\d*$/.test(fraction)) return notANumber;
  if (fraction.length > fractionDigits) return unreadable(tooManyDecimals);
  const isNegative = sign !== "" && sign !== "+";
  return parsed(decimal(`${isNegative ? "-" : ""}${whole.replace(/\D/g, "") || "0"}.${fraction || "0"}`));
}

const notANumber = unreadable("Write a number such as 1234.50.");

function withPlainSpaces(text: string): string {
  return text.trim().replace(/[\s'\u2019]/g, " ");
}

function isAmbiguous(body: string, fractionDigits: number): boolean {
  const [, mark, digits] = /^[1-9]\d{0,2}([.,])(\d{3})$/.exec(body) ?? [];
  if (!mark || fractionDigits === 0) return false;
  // A form never writes a price as "1.500", but whoever means fifteen hundred may.
  return mark === "," || (fractionDigits > 3 && digits?.endsWith("0") === true);
}

/** Where the decimal mark stands, -1 without one. */
function decimalMark(body: string, fractionDigits: number): number {
  const point = body.lastIndexOf(".");
  const comma = body.lastIndexOf(",");
  if (point >= 0 && comma >= 0) return Math.max(point, comma);
  const last = Math.max(point, comma);
  const isRepeated = last >= 0 && body.indexOf(body.charAt(last)) !== last;
  const isGroupingComma = comma >= 0 && fractionDigits === 0 && isWellGrouped(body);
  return isRepeated || isGroupingComma ? -1 : last;
}

function isWellGrouped(whole: string): boolean {
  return (
    /^\d*$/.test(whole) ||
    /^\d{1,3}([ .,])\d{3}(?:\1\d{3})*$/.test(whole) ||
    /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole)
  );
}
