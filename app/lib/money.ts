import { getCurrency } from "./currencies.ts";
import { unitsAt } from "./decimal.ts";
import { numberFormat, plainSpaces } from "./locale.ts";
import { type Parsed, parsed, unreadable } from "./parsed.ts";
import { readTypedNumber } from "./typed-number.ts";

/** An exact amount in the currency's smallest unit: 1999 USD is $19.99. */
export type Money = { readonly amount: bigint; readonly currency: string };

/** No amount may be further from zero than this many minor units, so that JSON numbers and SQL sums stay exact. */
export const largestAmount = 10n ** 12n;

export function isWithinLimit(amount: bigint): boolean {
  return -largestAmount <= amount && amount <= largestAmount;
}

export function add(a: Money, b: Money): Money {
  return { amount: a.amount + inSameCurrency(a, b).amount, currency: a.currency };
}

export function subtract(a: Money, b: Money): Money {
  return { amount: a.amount - inSameCurrency(a, b).amount, currency: a.currency };
}

export function negate(money: Money): Money {
  return { amount: -money.amount, currency: money.currency };
}

/** Below zero, zero or above zero, as a sort wants it. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  const difference = subtract(a, b).amount;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The sum of the amounts, all of which must be in `currency`; zero for none. */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total: Money = { amount: 0n, currency };
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** The whole number nearest to numerator/denominator; halves go away from zero. The one place where money is rounded. */
export function roundedDivide(numerator: bigint, denominator: bigint): bigint {
  if (denominator < 0n) return roundedDivide(-numerator, -denominator);
  if (numerator < 0n) return -roundedDivide(-numerator, denominator);
  return (2n * numerator + denominator) / (2n * denominator);
}

/** The multiple of `increment` nearest to the amount; halves go away from zero. An increment of 0 rounds nothing. */
export function roundedTo(increment: bigint, amount: bigint): bigint {
  return increment === 0n ? amount : roundedDivide(amount, increment) * increment;
}

/** The share of `price` owed for `used` of `whole` equal parts, rounded half away from zero, once. */
export function share(price: Money, used: bigint, whole: bigint): Money {
  return { amount: roundedDivide(price.amount * used, whole), currency: price.currency };
}

/**
 * Splits `total` in proportion to `weights` (none negative, one above zero unless the total is zero), to the last unit,
 * by the largest remainder method (Hamilton 1792): everyone gets their quota rounded down, and what is left goes one
 * unit each to the largest remainders, the first of equals first.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((all, weight) => all + weight, 0n);
  if (weights.some((weight) => weight < 0n)) throw new RangeError("A weight cannot be negative.");
  if (total === 0n) return weights.map(() => 0n);
  if (whole === 0n) throw new RangeError("An amount cannot be split over weights of zero.");
  return apportion(
    total,
    weights.map((weight) => weight * total),
    whole,
  );
}

/**
 * Whole shares next to the exact quotas numerators[i]/denominator, by largest remainder, that add up to `total`, which
 * must be the quotas' sum rounded. Quotas may differ in sign, as the taxes of a line and of its deduction do.
 */
export function apportion(total: bigint, numerators: readonly bigint[], denominator: bigint): bigint[] {
  if (total < 0n)
    return apportion(
      -total,
      numerators.map((quota) => -quota),
      denominator,
    ).map((part) => -part);
  const shares = numerators.map((quota) => floorDivide(quota, denominator));
  const remainders = numerators.map((quota, index) => quota - (shares[index] ?? 0n) * denominator);
  const left = total - shares.reduce((all, part) => all + part, 0n);
  if (left < 0n || left > BigInt(shares.length))
    throw new RangeError("The total is not the sum of its quotas.");
  const byRemainder = remainders
    .map((_, index) => index)
    .sort((a, b) => order(remainders[b], remainders[a]) || a - b);
  const raised = new Set(byRemainder.slice(0, Number(left)));
  return shares.map((part, index) => (raised.has(index) ? part + 1n : part));
}

/** "-12.30": as many decimals as the currency has. */
export function toDecimalString({ amount, currency }: Money): string {
  const { exponent } = getCurrency(currency);
  const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, "0");
  const point = digits.length - exponent;
  return `${amount < 0n ? "-" : ""}${digits.slice(0, point)}${exponent > 0 ? "." : ""}${digits.slice(point)}`;
}

/** Reads an amount as people type it, see readTypedNumber for what is accepted. */
export function parseMoney(text: string, currency: string): Parsed<Money> {
  const { code, exponent } = getCurrency(currency);
  const number = readTypedNumber(text, {
    fractionDigits: exponent,
    tooManyDecimals: `${code} amounts have ${exponent === 0 ? "no" : `at most ${exponent}`} decimals.`,
  });
  if (!number.ok) return number;
  const amount = unitsAt(number.value, exponent);
  if (!isWithinLimit(amount)) return unreadable("The amount is too large.");
  return parsed({ amount, currency: code });
}

/** The amount for readers of that language, exact whatever its size; digits are always 0 to 9. */
export function formatMoney(money: Money, locale = "en"): string {
  const { code, exponent } = getCurrency(money.currency);
  // Intl has its own idea of a currency's decimals, so they are given.
  const decimals = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const format = numberFormat(locale, { style: "currency", currency: code, ...decimals });
  return plainSpaces(format.format(toDecimalString(money) as Intl.StringNumericLiteral));
}

function inSameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new TypeError(`${a.currency} and ${b.currency} cannot be reckoned together.`);
  return b;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < quotient * denominator ? quotient - 1n : quotient;
}

function order(a = 0n, b = 0n): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
