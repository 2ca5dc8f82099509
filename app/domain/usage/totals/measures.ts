import type { MeterView } from "#domain/meters";
import type { Decimal } from "#lib/decimal";
import { addAmounts, type Amount, decimalOf, noAmount } from "./amount.ts";

/** What a part of a period comes to for one group of a meter. */
export type Part = {
  readonly groupKey: string;
  /** Of events that were not taken back. */
  readonly count: number;
  readonly sum: Amount;
  /** The greatest or the last value; null for other meters, and where nothing is left. */
  readonly extreme: Amount | null;
  /** When the last value happened; parts do not overlap, so that no two of a group share it. */
  readonly extremeAt: number;
};

export type GroupQuantity = {
  readonly groupKey: string;
  /** What a price is applied to. */
  readonly quantity: Decimal;
  /** How many events are behind it, without those that were taken back. */
  readonly count: number;
};

/** The quantity of parts together. A unique meter's is not to be had from parts. */
export function quantityOf(aggregation: MeterView["aggregation"], parts: readonly Part[]): Decimal {
  const count = countOf(parts);
  const extremes = parts.flatMap(({ extreme, extremeAt }) => (extreme ? [{ extreme, extremeAt }] : []));
  switch (aggregation) {
    case "count":
    case "unique":
      return { units: BigInt(count), scale: 0 };
    case "sum":
      return decimalOf(parts.reduce((sum, part) => addAmounts(sum, part.sum), noAmount));
    case "max":
      return decimalOf(
        extremes.reduce<Amount | null>(
          (max, { extreme }) => (max && !isGreater(extreme, max) ? max : extreme),
          null,
        ) ?? noAmount,
      );
    case "last":
      return decimalOf(extremes.toSorted((a, b) => a.extremeAt - b.extremeAt).at(-1)?.extreme ?? noAmount);
    default:
      return aggregation satisfies never;
  }
}

export function countOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

/** The parts of each group, groups in the order of their keys. */
export function byGroup(parts: readonly Part[]): [string, Part[]][] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const group = groups.get(part.groupKey);
    if (group) group.push(part);
    else groups.set(part.groupKey, [part]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function isGreater(a: Amount, b: Amount): boolean {
  return a.units > b.units || (a.units === b.units && a.nanos > b.nanos);
}
