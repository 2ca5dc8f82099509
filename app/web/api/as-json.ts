/** What is left of a value in JSON without a transformer: amounts as whole numbers, instants as ISO 8601 UTC. */
export type AsJson<T> = T extends bigint
  ? number
  : T extends Date
    ? string
    : T extends readonly (infer Item)[]
      ? AsJson<Item>[]
      : T extends object
        ? { [K in keyof T]: AsJson<T[K]> }
        : T;

/** Amounts are at most 10^12 minor units, sums of them far below 2^53; beyond that an answer would be wrong, so it throws. */
export function asJson<T>(value: T): AsJson<T> {
  return toPlain(value) as AsJson<T>;
}

function toPlain(value: unknown): unknown {
  if (typeof value === "bigint") return exactNumber(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
}

function exactNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError("An amount is too large for a JSON number.");
  return number;
}
