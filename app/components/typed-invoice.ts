import { findCurrency } from "#lib/currencies";
import type { TypedLine } from "#lib/typed-line";
import type { TypedInvoice } from "./typed-totals.ts";

type Fallbacks = { currency: string; discountPercent: string; rowCount: number };

/** What the form holds now: its lines, and its currency and discount where it has such fields. */
export function readTypedInvoice(
  form: HTMLFormElement,
  { currency, discountPercent, rowCount }: Fallbacks,
): TypedInvoice {
  const entries = new FormData(form);
  return {
    currency: findCurrency(textOf(entries, "currency") ?? "")?.code ?? currency,
    discountPercent: textOf(entries, "discountPercent") ?? discountPercent,
    lines: readTypedLines(entries, rowCount),
  };
}

/** The fields `lines[0].description` and its like, of so many rows. */
export function readTypedLines(entries: FormData, rowCount: number): TypedLine[] {
  return Array.from({ length: rowCount }, (_, index) => {
    const field = (name: keyof TypedLine) => textOf(entries, `lines[${index}].${name}`) ?? "";
    return {
      description: field("description"),
      quantity: field("quantity"),
      unitPrice: field("unitPrice"),
      taxRateId: field("taxRateId"),
      discountPercent: field("discountPercent"),
    };
  });
}

function textOf(entries: FormData, name: string): string | null {
  const value = entries.get(name);
  return typeof value === "string" ? value : null;
}
