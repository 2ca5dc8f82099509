/** What a meter makes of its events: how many, the sum of their values, the largest, the latest, how many different ones. */
export const aggregations = ["count", "sum", "max", "last", "unique"] as const;
export type Aggregation = (typeof aggregations)[number];

export const aggregationWords: Record<Aggregation, string> = {
  count: "How many events there are",
  sum: "The sum of their values",
  max: "Their largest value",
  last: "Their latest value",
  unique: "How many different values a property has",
};
