/** The catalog: tax rates never change once made, so that every line says what it was taxed with; old ones are archived. */
export { createTaxRate, createTaxRateInput, type TaxRateView } from "./create-tax-rate.ts";
export { listTaxRates, listTaxRatesInput } from "./list-tax-rates.ts";
export { archiveTaxRate } from "./archive-tax-rate.ts";
export { findTaxRates } from "./find-tax-rates.ts";
