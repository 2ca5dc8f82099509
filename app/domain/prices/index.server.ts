/** Prices: what usage costs, in versions of which each holds from a day on and none ever changes the past. */
export { createPrice } from "./create.ts";
export { getPrice, pricesOf } from "./find.ts";
export { listPrices } from "./list.ts";
export { searchPrices } from "./search.ts";
export { addPriceVersion } from "./add-version.ts";
export { archivePrice, unarchivePrice } from "./archive.ts";
export { quotePrice, type Quote } from "./quote.ts";
export { versionFor } from "./version-for.ts";
export { addPriceVersionInput, createPriceInput, listPricesInput, quotePriceInput } from "./input.ts";
export type { Price, PriceVersion, PriceView } from "./view.ts";
