import { decimal, formatDecimal, multiplyDecimals } from "./decimal.ts";
import { formatNumber, formatPercent, formatUnitPrice } from "./number-text.ts";
import type { RatingStep } from "./rate-usage.ts";
import { en } from "./texts/en.ts";
import type { Texts } from "./texts/languages.ts";

/** A step of a rating as a row that can be read and reckoned again; what a step does not have is "". */
export type StepWords = {
  readonly what: string;
  readonly quantity: string;
  readonly price: string;
  readonly flat: string;
  readonly amount: string;
};

/** Exact, with as many decimals as there are; a percentage's quantities are money. */
export function stepInWords(
  step: RatingStep,
  { currency, locale, texts = en }: { currency: string; locale?: string | undefined; texts?: Texts },
): StepWords {
  const asMoney = (minor: string) => formatUnitPrice(minor, currency, locale);
  const { kind, quantity, unitAmountDecimal, flatAmount, amountDecimal } = step;
  const isCounted = !["flat", "minimum", "maximum"].includes(kind);
  const isMoney = kind === "percentage" || kind === "free_amount";
  const asQuantity = isMoney ? asMoney(quantity) : formatNumber(quantity, locale);
  const asPrice = kind === "percentage" ? percentOf(unitAmountDecimal, locale) : asMoney(unitAmountDecimal);
  return {
    what: texts.counted.steps[kind],
    quantity: isCounted ? asQuantity : "",
    price: isCounted ? asPrice : "",
    flat: isCounted && flatAmount !== "0" ? asMoney(flatAmount) : "",
    amount: asMoney(amountDecimal),
  };
}

function percentOf(part: string, locale: string | undefined): string {
  return formatPercent(formatDecimal(multiplyDecimals(decimal(part), { units: 100n, scale: 0 })), locale);
}
