import { getCurrency } from "./currencies.ts";
import { unitPriceText } from "./line-entry.ts";
import { numberFormat, plainSpaces } from "./locale.ts";

/** A plain decimal text for readers of that language, exact: "1234.5" is "1,234.5". */
export function formatNumber(text: string, locale = "en"): string {
  const format = numberFormat(locale, { maximumFractionDigits: mostDecimals });
  return plainSpaces(format.format(text as Intl.StringNumericLiteral));
}

/** "7.7%" for readers of that language; `percent` is a plain decimal text. */
export function formatPercent(percent: string, locale = "en"): string {
  const number = formatNumber(percent, locale);
  // Intl multiplies by a hundred, so that only the place of its sign is taken from it.
  const parts = numberFormat(locale, { style: "percent" }).formatToParts(0);
  return plainSpaces(parts.map(({ type, value }) => (type === "integer" ? number : value)).join(""));
}

/** Decimal minor units as a price for readers of that language, with all its decimals and at least the usual ones. */
export function formatUnitPrice(unitAmountDecimal: string, currency: string, locale = "en"): string {
  const { code, exponent } = getCurrency(currency);
  const decimals = { minimumFractionDigits: exponent, maximumFractionDigits: mostDecimals };
  const format = numberFormat(locale, { style: "currency", currency: code, ...decimals });
  return plainSpaces(format.format(unitPriceText(unitAmountDecimal, code) as Intl.StringNumericLiteral));
}

/** As many as older browsers allow, and more than any unit price has. */
const mostDecimals = 20;
