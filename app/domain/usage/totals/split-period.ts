import { bucketLength } from "./buckets.ts";

/** Milliseconds; includes its start and excludes its end. */
export type Span = { readonly start: number; readonly end: number };

export type SplitPeriod = { readonly whole: Span | null; readonly edges: readonly Span[] };

/** A period as its whole parts of `length` and what is left of it at either end. */
export function splitPeriod(period: Span, length: number = bucketLength): SplitPeriod {
  const { start, end } = period;
  if (start >= end) return { whole: null, edges: [] };
  const whole = { start: Math.ceil(start / length) * length, end: Math.floor(end / length) * length };
  if (whole.start >= whole.end) return { whole: null, edges: [period] };
  const edges = [
    { start, end: whole.start },
    { start: whole.end, end },
  ];
  return { whole, edges: edges.filter((edge) => edge.start < edge.end) };
}
