/** What each event of the meter costs. */
export const perCall = {
  name: "Calls",
  currency: "eur",
  meterKey: "calls",
  model: "per_unit",
  unitAmountDecimal: "10",
} as const;

/** What is charged every period, whatever is used. */
export const fee = { name: "Base fee", currency: "EUR", model: "flat", unitAmountDecimal: "4900" } as const;
