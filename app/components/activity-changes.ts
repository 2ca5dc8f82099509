import { formatMoney } from "#lib/money";

type Snapshot = Record<string, unknown> | null;

export type Change = { before: Snapshot; after: Snapshot; currency: string | null; locale: string };

/** What was changed, one line per field: "Due on: 2026-03-01 → 2026-03-15". */
export function changesOf({ before, after, currency, locale }: Change): string[] {
  if (!before || !after) return [];
  const text = (name: string, value: unknown) =>
    currency && amounts.has(name) ? amountText(value, currency, locale) : valueText(value);
  return Object.keys(after).map(
    (name) => `${spelled(name)}: ${text(name, before[name])} → ${text(name, after[name])}`,
  );
}

/** Whole minor units, written down as decimal strings. */
const amounts = new Set([
  "amountDue",
  "amountDisputed",
  "total",
  "fixedAmount",
  "minimumAmount",
  "maximumAmount",
]);

function amountText(value: unknown, currency: string, locale: string): string {
  return typeof value === "string" && /^-?\d+$/.test(value)
    ? formatMoney({ amount: BigInt(value), currency }, locale)
    : valueText(value);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "Amount due" for amountDue. */
function spelled(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
