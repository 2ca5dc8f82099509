import { getCurrency } from "./currencies.ts";
import { unitPriceText } from "./line-entry.ts";
import { plainSpaces } from "./locale.ts";

/** A plain decimal text for readers of that language, exact: "1234.5" is "1,234.5". */
export function formatNumber(text: string, locale = "en"): string {
  return plainSpaces(
    new Intl.NumberFormat(locale, { maximumFractionDigits: 20, numberingSystem: "latn" }).format(
      text as Intl.StringNumericLiteral,
    ),
  );
}

/** "7.7%" for readers of that language; `percent` is a plain decimal text. */
export function formatPercent(percent: string, locale = "en"): string {
  const style = new Intl.NumberFormat(locale, { style: "percent", numberingSystem: "latn" });
  const number = formatNumber(percent, locale);
  // Intl multiplies by a hundred, so that only the place of its sign is taken from it.
  const parts = style.formatToParts(0).map(({ type, value }) => (type === "integer" ? number : value));
  return plainSpaces(parts.join(""));
}

/** Decimal minor units as a price for readers of that language, with all its decimals and at least the usual ones. */
export function formatUnitPrice(unitAmountDecimal: string, currency: string, locale = "en"): string {
  const { code, exponent } = getCurrency(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: code,
    minimumFractionDigits: exponent,
    maximumFractionDigits: 20,
    numberingSystem: "latn",
  });
  return plainSpaces(format.format(unitPriceText(unitAmountDecimal, code) as Intl.StringNumericLiteral));
}
