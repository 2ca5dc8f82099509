import type { WrittenFact } from "#platform/context";
import { findCurrency } from "#lib/currencies";
import { toDecimalString } from "#lib/money";

/** One thing that an event changed: which, and what happened to it, such as "payment received, 48.00 EUR". */
export type EventChange = { readonly kind: string; readonly id: string; readonly what: string };

/** A fact as the inbox keeps it. */
export function changeOf({ kind, id, verb, detail }: WrittenFact): EventChange {
  const { amount, currency } = detail;
  const isMoney =
    typeof amount === "bigint" && typeof currency === "string" && findCurrency(currency) !== null;
  const what = verb.replaceAll("_", " ");
  return { kind, id, what: isMoney ? `${what}, ${toDecimalString({ amount, currency })} ${currency}` : what };
}

export function readChanges(text: string): EventChange[] {
  return JSON.parse(text) as EventChange[];
}
