import { getCurrency } from "./currencies.ts";
import {
  type Decimal,
  decimal,
  formatDecimal,
  parseDecimal,
  parsePercent,
  quantityLimits,
  unitPriceLimits,
  usageLimits,
} from "./decimal.ts";
import { type Parsed, parsed } from "./parsed.ts";
import { readTypedNumber } from "./typed-number.ts";

/** The plain decimal text of a quantity as people type it: "1,5" is "1.5". */
export function readQuantity(text: string): Parsed<string> {
  const { fractionDigits } = quantityLimits;
  const tooManyDecimals = `A quantity has at most ${fractionDigits} decimals.`;
  return plain(readTypedNumber(text, { fractionDigits, tooManyDecimals }), (quantity) =>
    parseDecimal(quantity, quantityLimits),
  );
}

/** As readQuantity, for what meters count: finer and as large. */
export function readUsageQuantity(text: string): Parsed<string> {
  const { fractionDigits } = usageLimits;
  const tooManyDecimals = `A quantity of usage has at most ${fractionDigits} decimals.`;
  return plain(readTypedNumber(text, { fractionDigits, tooManyDecimals }), (quantity) =>
    parseDecimal(quantity, usageLimits),
  );
}

/** The plain decimal text of a percentage from 0 to 100 as people type it, with or without its sign: "7,7 %" is "7.7". */
export function readPercent(text: string): Parsed<string> {
  const tooManyDecimals = "A percentage has at most 4 decimals.";
  return plain(
    readTypedNumber(text.replace(/\s*%\s*$/, ""), { fractionDigits: 4, tooManyDecimals }),
    parsePercent,
  );
}

/** A unit price as people type it, in the currency's main unit, as decimal minor units: "0.0125" USD is "1.25". */
export function readUnitPrice(text: string, currency: string): Parsed<string> {
  const { exponent } = getCurrency(currency);
  const fractionDigits = unitPriceLimits.fractionDigits + exponent;
  const tooManyDecimals = `A unit price has at most ${fractionDigits} decimals.`;
  const price = readTypedNumber(text, { fractionDigits, tooManyDecimals });
  if (!price.ok) return price;
  return plain(parsed(shifted(price.value, exponent)), (minor) => parseDecimal(minor, unitPriceLimits));
}

/** Decimal minor units in the currency's main unit, with at least its usual decimals: "1999" USD is "19.99". */
export function unitPriceText(unitAmountDecimal: string, currency: string): string {
  const { exponent } = getCurrency(currency);
  const text = formatDecimal(shifted(decimal(unitAmountDecimal), -exponent));
  const [integer = "0", fraction = ""] = text.split(".");
  const digits = fraction.padEnd(exponent, "0");
  return digits === "" ? integer : `${integer}.${digits}`;
}

function plain(number: Parsed<Decimal>, check: (text: string) => Parsed<Decimal>): Parsed<string> {
  if (!number.ok) return number;
  const checked = check(formatDecimal(number.value));
  return checked.ok ? parsed(formatDecimal(checked.value)) : checked;
}

/** The number times 10^places, exactly. */
function shifted({ units, scale }: Decimal, places: number): Decimal {
  const moved = scale - places;
  return moved >= 0 ? { units, scale: moved } : { units: units * 10n ** BigInt(-moved), scale: 0 };
}
