import type { Aggregation } from "#lib/aggregations";

/** An event must have one of the values of the property. */
export type MeterFilter = { readonly property: string; readonly values: readonly string[] };

export type MeterView = {
  readonly id: string;
  /** What events and scripts call it. */
  readonly key: string;
  readonly name: string;
  /** One of what it counts, as bills say it: "call". */
  readonly unit: string;
  readonly aggregation: Aggregation;
  /** Whose different values are counted; null unless the aggregation is unique. */
  readonly uniqueProperty: string | null;
  /** What an event must have to count; all of them. */
  readonly filters: readonly MeterFilter[];
  /** The properties whose values make a line each, in order. */
  readonly groupBy: readonly string[];
  /** Whether events may have values below zero. */
  readonly allowsNegative: boolean;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

export function meterView({ filters, groupBy, ...row }: MeterRow): MeterView {
  return {
    ...row,
    filters: JSON.parse(filters) as MeterFilter[],
    groupBy: JSON.parse(groupBy) as string[],
  };
}

type MeterRow = Omit<MeterView, "filters" | "groupBy"> & {
  readonly filters: string;
  readonly groupBy: string;
};
