import { isCurrency, maximumCharge, minimumOf, showAmount, stepOf } from "./currencies.ts";
import { refuse } from "./failure.ts";

/** Refuses what Stripe would not charge: an unknown currency, too little, too much, or between two steps. Minor units. */
export function requireChargeable({
  amount,
  currency,
  param,
}: {
  amount: number;
  currency: string;
  param: string;
}): void {
  if (!isCurrency(currency)) throw refuse(`Invalid currency: ${currency}.`, { param: "currency" });
  if (amount < minimumOf(currency)) {
    const message = `The Checkout Session's total amount due must add up to at least ${showAmount(minimumOf(currency), currency)}`;
    throw refuse(message, { code: "amount_too_small", param });
  }
  if (amount > maximumCharge) {
    const message = `The Checkout Session's total amount due must add up to no more than ${showAmount(maximumCharge, currency)}`;
    throw refuse(message, { code: "amount_too_large", param });
  }
  if (amount % stepOf(currency) !== 0) {
    const message = `Invalid amount: ${currency.toUpperCase()} amounts must be a multiple of ${stepOf(currency)}.`;
    throw refuse(message, { code: "parameter_invalid_integer", param });
  }
}
