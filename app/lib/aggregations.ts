/** What a meter makes of its events: how many, the sum of their values, the largest, the latest, how many different ones. */
export const aggregations = ["count", "sum", "max", "last", "unique"] as const;
export type Aggregation = (typeof aggregations)[number];
