import {
  type Decimal,
  multiplyDecimals,
  parseDecimal,
  parsePercent,
  quantityLimits,
  unitPriceLimits,
} from "./decimal.ts";
import type { FieldProblem } from "./errors.ts";
import type { Discount, LineEntry } from "./invoice-figures.ts";
import { isWithinLimit, roundedDivide } from "./money.ts";
import type { Parsed } from "./parsed.ts";

/** Where a calculation notes what is wrong with its input; figures reckoned after a problem are not used. */
export type Problems = FieldProblem[];

/** Quantity times unit price, rounded once, in minor units. */
export function lineAmount(line: LineEntry, path: string, problems: Problems): bigint {
  const quantity = read(parseDecimal(line.quantity, quantityLimits), `${path}.quantity`, problems);
  const price = read(
    parseDecimal(line.unitAmountDecimal, unitPriceLimits),
    `${path}.unitAmountDecimal`,
    problems,
  );
  if (!isWithinLimit(rounded(price))) {
    problems.push({ path: `${path}.unitAmountDecimal`, message: "The unit price is too large." });
    return 0n;
  }
  const amount = rounded(multiplyDecimals(quantity, price));
  if (!isWithinLimit(amount))
    problems.push({ path: `${path}.quantity`, message: "Quantity times unit price is too large." });
  return amount;
}

/**
 * What a discount takes off `amount`: a percentage of it, rounded once, or an amount, at most all of it. A percentage
 * takes the same part of a deduction, so that a line and its reversal cancel; an amount cannot be taken off a deduction.
 */
export function discountOn(
  amount: bigint,
  discount: Discount | undefined,
  path: string,
  problems: Problems,
): bigint {
  if (!discount) return 0n;
  if ("percent" in discount) {
    const { units, scale } = read(parsePercent(discount.percent), `${path}.percent`, problems);
    return roundedDivide(amount * units, 100n * 10n ** BigInt(scale));
  }
  if (discount.amount < 0n)
    problems.push({ path: `${path}.amount`, message: "A discount cannot be negative." });
  if (!isWithinLimit(discount.amount))
    problems.push({ path: `${path}.amount`, message: "The discount is too large." });
  if (discount.amount > 0n && amount < 0n)
    problems.push({ path: `${path}.amount`, message: "A deduction cannot be discounted by an amount." });
  return discount.amount < amount ? discount.amount : amount;
}

export function read(result: Parsed<Decimal>, path: string, problems: Problems): Decimal {
  if (result.ok) return result.value;
  problems.push({ path, message: result.problem });
  return { units: 0n, scale: 0 };
}

function rounded({ units, scale }: Decimal): bigint {
  return roundedDivide(units, 10n ** BigInt(scale));
}
