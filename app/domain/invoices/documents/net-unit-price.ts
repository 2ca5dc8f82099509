import { decimal, formatDecimal, percentLimits, unitsAt } from "#lib/decimal";
import { roundedDivide } from "#lib/money";

/** Shown beside a price that includes tax, never reckoned with: two digits finer than minor units. */
const shownScale = 2;

/**
 * The unit price without the taxes that it includes, as article 226 (8) of EU directive 2006/112 asks for it, in decimal
 * minor units: price / (1 + Σ percents / 100).
 */
export function netUnitPrice(unitAmountDecimal: string, includedPercents: readonly string[]): string {
  const { fractionDigits } = percentLimits;
  const hundred = 100n * 10n ** BigInt(fractionDigits);
  const gross = includedPercents.reduce(
    (all, percent) => all + unitsAt(decimal(percent), fractionDigits),
    hundred,
  );
  const { units, scale } = decimal(unitAmountDecimal);
  const net = roundedDivide(units * hundred * 10n ** BigInt(shownScale), gross * 10n ** BigInt(scale));
  return formatDecimal({ units: net, scale: shownScale });
}
