import type { TypedTier } from "#lib/typed-terms";

/** The rows of tiers in what a form says was typed; none when it says nothing. */
export function typedTiersIn(value: unknown): TypedTier[] {
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) => {
    const given = typeof row === "object" && row !== null ? (row as Record<string, unknown>) : {};
    const text = (part: unknown) => (typeof part === "string" ? part : "");
    return {
      upTo: text(given["upTo"]),
      unitPrice: text(given["unitPrice"]),
      flatAmount: text(given["flatAmount"]),
    };
  });
}
