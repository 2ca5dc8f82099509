import { type Parsed, parsed, unreadable } from "./parsed.ts";

/** An exact decimal number: units × 10^-scale. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** How many digits a number may have before and after its point. */
export type DecimalLimits = { readonly integerDigits: number; readonly fractionDigits: number };

export const quantityLimits: DecimalLimits = { integerDigits: 12, fractionDigits: 6 };
/** What meters count, and what prices of usage are asked for. */
export const usageLimits: DecimalLimits = { integerDigits: 12, fractionDigits: 9 };
/** Unit prices in minor units; thirteen digits, so that the largest amount itself can be a price. */
export const unitPriceLimits: DecimalLimits = { integerDigits: 13, fractionDigits: 12 };
export const percentLimits: DecimalLimits = { integerDigits: 3, fractionDigits: 4 };

/** Reads a plain decimal such as "-12.5" (a point, no grouping, no exponent). Zeros at either end do not count as digits. */
export function parseDecimal(text: string, limits: DecimalLimits): Parsed<Decimal> {
  const match = text.length <= longestText ? plainDecimal.exec(text) : null;
  if (!match) return unreadable('Write a plain decimal number such as "12.5".');
  const [, sign = "", integer = "", fraction = ""] = match;
  const whole = integer.replace(/^0+/, "");
  const rest = fraction.replace(/0+$/, "");
  if (whole.length > limits.integerDigits)
    return unreadable(`At most ${limits.integerDigits} digits are possible before the point.`);
  if (rest.length > limits.fractionDigits)
    return unreadable(`At most ${limits.fractionDigits} digits are possible after the point.`);
  const digits = BigInt(whole + rest || "0");
  return parsed({ units: sign === "-" ? -digits : digits, scale: rest.length });
}

/** Reads a percentage from 0 to 100 with at most four decimals. */
export function parsePercent(text: string): Parsed<Decimal> {
  const percent = parseDecimal(text, { ...percentLimits, integerDigits: longestText });
  if (!percent.ok) return percent;
  if (percent.value.units < 0n || compareDecimals(percent.value, oneHundred) > 0)
    return unreadable("A percentage is between 0 and 100.");
  return percent;
}

/** The number of a text that is known to be a plain decimal, such as one read from the database; throws otherwise. */
export function decimal(text: string): Decimal {
  const result = parseDecimal(text, { integerDigits: longestText, fractionDigits: longestText });
  if (!result.ok) throw new RangeError(`"${text}" is not a plain decimal number.`);
  return result.value;
}

/** The shortest plain text, such as "-0.5": no zeros at the end, no "-0". */
export function formatDecimal(number: Decimal): string {
  const sign = number.units < 0n ? "-" : "";
  const digits = String(number.units < 0n ? -number.units : number.units).padStart(number.scale + 1, "0");
  const point = digits.length - number.scale;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return `${sign}${digits.slice(0, point)}${fraction && "."}${fraction}`;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { units: -b.units, scale: b.scale });
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Below zero, zero or above zero, as a sort wants it. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [unitsAt(a, scale), unitsAt(b, scale)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function isZero(number: Decimal): boolean {
  return number.units === 0n;
}

/** The number times 10^scale; `scale` must be at least the number's own, because nothing is rounded here. */
export function unitsAt(number: Decimal, scale: number): bigint {
  return number.units * 10n ** BigInt(scale - number.scale);
}

const plainDecimal = /^([-+]?)(?=\.?\d)(\d*)(?:\.(\d+))?$/;
const longestText = 100;
const oneHundred: Decimal = { units: 100n, scale: 0 };
