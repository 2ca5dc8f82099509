import { addDecimals, decimal, formatDecimal, isZero, multiplyDecimals } from "#lib/decimal";
import { formatNumber, formatPercent, formatUnitPrice } from "#lib/number-text";
import type { RatingStep } from "#lib/rate-usage";

export type StepFigures = {
  /** Null where nothing is counted: what lifts a sum to the minimum or lowers it to the maximum. */
  quantity: string | null;
  unitPrice: string | null;
  /** Null without one. */
  flat: string | null;
  amount: string;
};

type Readers = { currency: string; locale: string };

/** The numbers of a step as its readers write them, exact: quantity × unit price + flat = amount. */
export function stepFigures(step: RatingStep, { currency, locale }: Readers): StepFigures {
  const price = (text: string) => formatUnitPrice(text, currency, locale);
  const { kind, quantity, unitAmountDecimal, flatAmount } = step;
  const isCounted = kind !== "minimum" && kind !== "maximum";
  const isShare = kind === "percentage";
  const counted = isShare ? price(quantity) : formatNumber(quantity, locale);
  const rate = isShare ? formatPercent(hundredfold(unitAmountDecimal), locale) : price(unitAmountDecimal);
  return {
    quantity: isCounted ? counted : null,
    unitPrice: isCounted ? rate : null,
    flat: isZero(decimal(flatAmount)) ? null : price(flatAmount),
    amount: price(step.amountDecimal),
  };
}

/** The exact sum of the steps, before it is rounded. */
export function sumOfSteps(steps: readonly RatingStep[], { currency, locale }: Readers): string {
  const sum = steps.reduce((all, { amountDecimal }) => addDecimals(all, decimal(amountDecimal)), zero);
  return formatUnitPrice(formatDecimal(sum), currency, locale);
}

function hundredfold(text: string): string {
  return formatDecimal(multiplyDecimals(decimal(text), { units: 100n, scale: 0 }));
}

const zero = { units: 0n, scale: 0 };
