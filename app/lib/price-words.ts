import { formatMoney } from "./money.ts";
import { formatNumber, formatPercent, formatUnitPrice } from "./number-text.ts";
import type { PriceModel } from "./price-models.ts";
import type { MeteredTerms, PriceTerms, PriceTier } from "./price-terms.ts";

/** How a model is offered to whoever chooses one. */
export const priceModelWords: Record<PriceModel, { readonly name: string; readonly description: string }> = {
  flat: { name: "Flat fee", description: "The same for every period, whatever is used." },
  per_unit: { name: "Per unit", description: "One price for each unit." },
  graduated: {
    name: "Graduated tiers",
    description: "Each unit costs what its tier says: the first hundred one price, the next hundred another.",
  },
  volume: {
    name: "Volume tiers",
    description: "All units cost what the tier says that the whole quantity reaches.",
  },
  package: { name: "Packages", description: "One price for each package of units, the last one whole." },
  percentage: { name: "Percentage", description: "A part of the money that the meter counts." },
};

/** In which currency and language a price is told, and what its meter counts one of; null for a flat fee. */
export type PriceReader = {
  readonly currency: string;
  readonly unit: string | null;
  readonly locale?: string;
};

/** "€0.10 per call, first 1,000 free": what a period costs, in words. */
export function priceInWords(terms: PriceTerms, reader: PriceReader): string {
  if (terms.model === "flat") return `${unitPrice(terms.unitAmountDecimal, reader)} per period`;
  return [modelInWords(terms, reader), ...allowancesInWords(terms, reader)].join(", ");
}

function modelInWords(terms: MeteredTerms, reader: PriceReader): string {
  const unit = unitOf(reader);
  switch (terms.model) {
    case "per_unit":
      return `${unitPrice(terms.unitAmountDecimal, reader)} per ${unit}`;
    case "package":
      return `${unitPrice(terms.unitAmountDecimal, reader)} per package of ${number(terms.packageSize, reader)} (${unit})`;
    case "percentage":
      return `${formatPercent(terms.percent, reader.locale)}${plus(terms.fixedAmount, reader)}`;
    case "graduated":
      return terms.tiers.map((tier) => tierInWords(tier, reader)).join(", then ");
    case "volume":
      return `all for ${terms.tiers.map((tier) => tierInWords(tier, reader)).join(", for ")}${terms.tiers.length > 1 ? " above" : ""}`;
    default:
      return terms satisfies never;
  }
}

function tierInWords({ upTo, unitAmountDecimal, flatAmount }: PriceTier, reader: PriceReader): string {
  const end = upTo === null ? "" : ` up to ${number(upTo, reader)}`;
  return `${unitPrice(unitAmountDecimal, reader)} per ${unitOf(reader)}${plus(flatAmount, reader)}${end}`;
}

function allowancesInWords(terms: MeteredTerms, reader: PriceReader): string[] {
  const { freeUnits, minimumAmount, maximumAmount } = terms;
  const isMoney = terms.model === "percentage";
  return [
    ...(freeUnits === undefined
      ? []
      : [`first ${isMoney ? unitPrice(freeUnits, reader) : number(freeUnits, reader)} free`]),
    ...(minimumAmount === undefined ? [] : [`at least ${money(minimumAmount, reader)}`]),
    ...(maximumAmount === undefined ? [] : [`at most ${money(maximumAmount, reader)}`]),
  ];
}

function unitOf({ unit }: PriceReader): string {
  return unit ?? "unit";
}

function plus(amount: bigint | undefined, reader: PriceReader): string {
  return amount === undefined || amount === 0n ? "" : ` plus ${money(amount, reader)}`;
}

function money(amount: bigint, { currency, locale }: PriceReader): string {
  return formatMoney({ amount, currency }, locale);
}

function unitPrice(unitAmountDecimal: string, { currency, locale }: PriceReader): string {
  return formatUnitPrice(unitAmountDecimal, currency, locale);
}

function number(text: string, { locale }: PriceReader): string {
  return formatNumber(text, locale);
}
