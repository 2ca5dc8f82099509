/** By what rule a quantity becomes an amount. In a file of its own, because pages list them and check nothing. */
export const priceModels = ["flat", "per_unit", "graduated", "volume", "package", "percentage"] as const;
export type PriceModel = (typeof priceModels)[number];
