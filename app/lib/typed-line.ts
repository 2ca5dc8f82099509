import { getCurrency } from "./currencies.ts";
import { type Decimal, decimal, formatDecimal, quantityLimits, unitPriceLimits } from "./decimal.ts";
import type { LineEntry, TaxRate } from "./invoice-figures.ts";
import { type Parsed, parsed, unreadable } from "./parsed.ts";
import { readTypedNumber } from "./typed-number.ts";

/** An invoice line as a person types it; `unitPrice` is in whole units of the currency, "" stands for nothing typed. */
export type TypedLine = {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRateId: string;
  readonly discountPercent: string;
};

/** A row nobody used. A quantity of 1 alone is what forms offer, not what somebody typed. */
export function isBlankLine({ description, quantity, unitPrice, discountPercent }: TypedLine): boolean {
  const isTyped = [description, unitPrice, discountPercent].some((text) => text.trim() !== "");
  return !isTyped && ["", "1"].includes(quantity.trim());
}

/** A quantity as a plain decimal text. */
export function parseQuantity(text: string): Parsed<string> {
  return plain(text, quantityLimits.fractionDigits, "A quantity has at most 6 decimals.", (number) => number);
}

/** "19.99" EUR is "1999": the decimal minor units that the calculation takes. */
export function parseUnitPrice(text: string, currency: string): Parsed<string> {
  const { exponent } = getCurrency(currency);
  const fractionDigits = unitPriceLimits.fractionDigits + exponent;
  return plain(
    text,
    fractionDigits,
    `A unit price has at most ${fractionDigits} decimals.`,
    ({ units, scale }) =>
      scale > exponent
        ? { units, scale: scale - exponent }
        : { units: units * 10n ** BigInt(exponent - scale), scale: 0 },
  );
}

/** The reverse of parseUnitPrice, with at least the currency's decimals: "1999" EUR is "19.99". */
export function formatUnitPrice(unitAmountDecimal: string, currency: string): string {
  const { exponent } = getCurrency(currency);
  const { units, scale } = decimal(unitAmountDecimal);
  const [whole = "", fraction = ""] = formatDecimal({ units, scale: scale + exponent }).split(".");
  const decimals = fraction.padEnd(exponent, "0");
  return decimals ? `${whole}.${decimals}` : whole;
}

/** What the calculation needs of a typed line, or the first thing in it that cannot be read yet. */
export function readTypedLine(
  line: TypedLine,
  { currency, taxRates }: { currency: string; taxRates: readonly TaxRate[] },
): Parsed<LineEntry> {
  const quantity = parseQuantity(line.quantity);
  if (!quantity.ok) return quantity;
  const price = parseUnitPrice(line.unitPrice, currency);
  if (!price.ok) return price;
  const percent = line.discountPercent.trim() ? parseTypedPercent(line.discountPercent) : null;
  if (percent && !percent.ok) return percent;
  return parsed({
    quantity: quantity.value,
    unitAmountDecimal: price.value,
    taxes: taxRates.filter(({ id }) => id === line.taxRateId),
    ...(percent && { discount: { percent: percent.value } }),
  });
}

/** A percentage from 0 to 100 as a plain decimal text. */
export function parseTypedPercent(text: string): Parsed<string> {
  const number = plain(text, 4, "A percentage has at most 4 decimals.", (read) => read);
  if (!number.ok) return number;
  const { units, scale } = decimal(number.value);
  const isPossible = units >= 0n && units <= 100n * 10n ** BigInt(scale);
  return isPossible ? number : unreadable("A percentage is between 0 and 100.");
}

function plain(
  text: string,
  fractionDigits: number,
  tooManyDecimals: string,
  convert: (number: Decimal) => Decimal,
): Parsed<string> {
  const number = readTypedNumber(text.trim().replace(/ ?%$/, ""), { fractionDigits, tooManyDecimals });
  return number.ok ? parsed(formatDecimal(convert(number.value))) : number;
}
