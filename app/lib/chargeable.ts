import { getCurrency } from "./currencies.ts";
import { formatMoney, type Money } from "./money.ts";
import { en } from "./texts/en.ts";
import type { Texts } from "./texts/languages.ts";

/**
 * Why Stripe would not charge this amount by card, as a sentence for whoever wanted to pay or to issue; null when it
 * would. Zero is not chargeable: there is nothing to pay.
 */
export function whyNotChargeable(money: Money, locale = "en", { charge }: Texts = en): string | null {
  const { code, step, minimumCharge, maximumCardCharge } = getCurrency(money.currency);
  const text = (amount: bigint) => formatMoney({ amount, currency: code }, locale);
  const least = minimumCharge ?? step;
  if (money.amount < least) return charge.least(text(least));
  if (money.amount > maximumCardCharge) return charge.most(text(maximumCardCharge));
  if (money.amount % step !== 0n) return charge.steps(code, text(step));
  return null;
}

/** The most of this amount that Stripe would charge by card at once, in minor units; 0 when none of it. */
export function mostChargeable({ amount, currency }: Money): bigint {
  const { step, minimumCharge, maximumCardCharge } = getCurrency(currency);
  const most = amount < maximumCardCharge ? amount : maximumCardCharge;
  const charged = most - (most % step);
  return charged < (minimumCharge ?? step) ? 0n : charged;
}
