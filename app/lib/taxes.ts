import { parsePercent, percentLimits, unitsAt } from "./decimal.ts";
import type { TaxRate, TaxRounding } from "./invoice-figures.ts";
import { type Problems, read } from "./line-amounts.ts";
import { apportion, roundedDivide } from "./money.ts";

/** A discounted line amount in minor units and the rates that apply to it. */
export type TaxedLine = { readonly charged: bigint; readonly taxes: readonly TaxRate[] };

/** A rate's whole tax on the document, and what of it belongs to each line that it applies to. */
export type RateTax = {
  readonly rate: TaxRate;
  readonly amount: bigint;
  readonly byLine: ReadonlyMap<number, bigint>;
};

/**
 * The tax of each rate, in the order in which the lines name them. It is rounded once on the document and shared to its
 * lines by largest remainder, or rounded on every line and added up. EU law prescribes no level of rounding but leaves it
 * to the member states (Court of Justice, C-484/06, Ahold); on the document the error is least.
 *
 * Both kinds are one formula: charged × p / (100 + Σ included percents on the line). A line without included taxes
 * thus pays p percent, an included tax is its part of the gross, and an added tax beside it is due on the net alone:
 * there is no tax on tax.
 */
export function taxesByRate(
  lines: readonly TaxedLine[],
  rounding: TaxRounding,
  problems: Problems,
): RateTax[] {
  const shared = rounding === "line" ? roundedOnLines : roundedOnDocument;
  return [...quotasByRate(lines, problems).values()].map(({ rate, quotas }) => {
    const shares = shared(quotas);
    const byLine = new Map(quotas.map(({ line }, index) => [line, shares[index] ?? 0n]));
    return { rate, amount: shares.reduce((all, share) => all + share, 0n), byLine };
  });
}

/** Tells rates apart: the same id with another percentage or kind is another rate. */
export function rateKey({ id, percent, inclusive }: TaxRate): string {
  return JSON.stringify([id, percent, inclusive]);
}

type Quota = { readonly line: number; readonly numerator: bigint; readonly denominator: bigint };

function roundedOnDocument(quotas: readonly Quota[]): bigint[] {
  const denominator = quotas.reduce((all, quota) => leastCommonMultiple(all, quota.denominator), 1n);
  const numerators = quotas.map((quota) => quota.numerator * (denominator / quota.denominator));
  const amount = roundedDivide(
    numerators.reduce((all, numerator) => all + numerator, 0n),
    denominator,
  );
  return apportion(amount, numerators, denominator);
}

function roundedOnLines(quotas: readonly Quota[]): bigint[] {
  return quotas.map(({ numerator, denominator }) => roundedDivide(numerator, denominator));
}

function quotasByRate(lines: readonly TaxedLine[], problems: Problems) {
  const rates = new Map<string, { rate: TaxRate; quotas: Quota[] }>();
  lines.forEach(({ charged, taxes }, line) => {
    const path = `lines.${line}.taxes`;
    if (new Set(taxes.map(({ id }) => id)).size < taxes.length)
      problems.push({ path, message: "The same tax rate is named twice." });
    const percents = taxes.map((rate, index) => percentUnits(rate, `${path}.${index}.percent`, problems));
    const denominator = taxes.reduce(
      (all, rate, index) => all + (rate.inclusive ? (percents[index] ?? 0n) : 0n),
      whole,
    );
    taxes.forEach((rate, index) => {
      const known = rates.get(rateKey(rate)) ?? { rate, quotas: [] };
      known.quotas.push({ line, numerator: charged * (percents[index] ?? 0n), denominator });
      rates.set(rateKey(rate), known);
    });
  });
  return rates;
}

function percentUnits(rate: TaxRate, path: string, problems: Problems): bigint {
  return unitsAt(read(parsePercent(rate.percent), path, problems), percentLimits.fractionDigits);
}

/** A hundred percent, in the units of percentUnits. */
const whole = 100n * 10n ** BigInt(percentLimits.fractionDigits);

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
