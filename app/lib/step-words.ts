import { decimal, formatDecimal, multiplyDecimals } from "./decimal.ts";
import { formatNumber, formatPercent, formatUnitPrice } from "./number-text.ts";
import type { RatingStep } from "./rate-usage.ts";

/** A step of a rating as a row that can be read and reckoned again; what a step does not have is "". */
export type StepWords = {
  readonly what: string;
  readonly quantity: string;
  readonly price: string;
  readonly flat: string;
  readonly amount: string;
};

const names: Record<RatingStep["kind"], string> = {
  below_zero: "Below zero, counts as none",
  free: "Free",
  free_amount: "Free",
  flat: "Fee",
  unit: "Units",
  tier: "Tier",
  package: "Packages",
  percentage: "Percentage",
  minimum: "Up to the minimum",
  maximum: "Down to the maximum",
};

/** Exact, with as many decimals as there are; a percentage's quantities are money. */
export function stepInWords(
  step: RatingStep,
  { currency, locale }: { currency: string; locale?: string | undefined },
): StepWords {
  const asMoney = (minor: string) => formatUnitPrice(minor, currency, locale);
  const { kind, quantity, unitAmountDecimal, flatAmount, amountDecimal } = step;
  const isCounted = !["flat", "minimum", "maximum"].includes(kind);
  const isMoney = kind === "percentage" || kind === "free_amount";
  const asQuantity = isMoney ? asMoney(quantity) : formatNumber(quantity, locale);
  const asPrice = kind === "percentage" ? percentOf(unitAmountDecimal, locale) : asMoney(unitAmountDecimal);
  return {
    what: names[kind],
    quantity: isCounted ? asQuantity : "",
    price: isCounted ? asPrice : "",
    flat: isCounted && flatAmount !== "0" ? asMoney(flatAmount) : "",
    amount: asMoney(amountDecimal),
  };
}

function percentOf(part: string, locale: string | undefined): string {
  return formatPercent(formatDecimal(multiplyDecimals(decimal(part), { units: 100n, scale: 0 })), locale);
}
