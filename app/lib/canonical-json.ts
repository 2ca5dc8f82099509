/**
 * One text per value, whatever the order of its keys: JSON without spaces, keys sorted by code unit as RFC 8785 sorts
 * them, bigints as decimal strings. Missing and undefined properties are the same; an undefined list item is null.
 * Throws TypeError for what JSON cannot hold (NaN, functions, maps), because two different values would hash alike.
 */
export function canonicalJson(value: unknown): string {
  const plain = plainValue(value);
  if (Array.isArray(plain)) return `[${plain.map((item: unknown) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof plain === "object" && plain !== null) return `{${members(plain).join(",")}}`;
  return JSON.stringify(plain);
}

function members(object: object): string[] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
}

function plainValue(value: unknown): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Array.isArray(value))
    return value;
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object" && isRecord(value)) return value;
  throw new TypeError("This value has no canonical JSON.");
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
