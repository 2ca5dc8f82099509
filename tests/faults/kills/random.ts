export type Random = {
  /** From 0 to just below 1. */
  next(): number;
  /** A whole number from 0 to just below `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** Another sequence, as repeatable as this one. */
  split(): Random;
};

/** A repeatable sequence (mulberry32, public domain); good enough to choose faults and moments by. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    split: () => seededRandom(below(2 ** 32)),
  };
}
