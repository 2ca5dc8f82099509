import { type Aggregation, aggregationWords } from "#lib/aggregations";
import { DefinitionList } from "../definition-list.tsx";

export type MeterShown = {
  key: string;
  unit: string;
  aggregation: Aggregation;
  uniqueProperty: string | null;
  filters: readonly { property: string; values: readonly string[] }[];
  groupBy: readonly string[];
  allowsNegative: boolean;
};

export function MeterDetails({ meter }: { meter: MeterShown }) {
  const { key, unit, aggregation, uniqueProperty, filters, groupBy, allowsNegative } = meter;
  const filterTexts = filters.map(({ property, values }) => `${property} is ${values.join(" or ")}`);
  return (
    <DefinitionList
      items={[
        { term: "Key", details: <code>{key}</code> },
        { term: "Unit", details: unit },
        { term: "What it makes of events", details: aggregationWords[aggregation] },
        ...(uniqueProperty === null ? [] : [{ term: "Different values of", details: uniqueProperty }]),
        { term: "Which events count", details: filterTexts.length > 0 ? filterTexts.join("; ") : "All" },
        { term: "A line for each", details: groupBy.length > 0 ? groupBy.join(", ") : "None: one line" },
        { term: "Values below zero", details: allowsNegative ? "Accepted" : "Refused" },
      ]}
    />
  );
}
