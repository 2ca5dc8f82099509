import type { InvoiceRow } from "../rows.ts";

/** How a sentence of the proof calls an invoice. */
export function named({ id, number }: Pick<InvoiceRow, "id" | "number">): string {
  return number === null ? `Draft ${id}` : `Invoice ${number} (${id})`;
}

/** A sentence for each value that is stored other than it was reckoned. */
export function compareValues(
  name: string,
  stored: Readonly<Record<string, unknown>>,
  reckoned: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(reckoned)
    .filter(([key, value]) => stored[key] !== value)
    .map(([key, value]) => `${name}: ${key} is ${String(stored[key])} and should be ${String(value)}.`);
}
