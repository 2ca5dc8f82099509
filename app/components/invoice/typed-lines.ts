import { unitPriceText } from "#lib/line-entry";
import { isBlankLine, type TypedLine } from "#lib/typed-line";

const blank: TypedLine = {
  description: "",
  quantity: "1",
  unitPrice: "",
  taxRateId: "",
  discountPercent: "",
};

/**
 * The rows of a form as they were sent or as its default says. Blank rows at the end are left out, since the editor adds
 * its own; those between others stay, because complaints name rows by their place.
 */
export function typedLinesOf(value: unknown): TypedLine[] {
  const rows = Array.isArray(value) ? value.map(typedLineOf) : [];
  const last = rows.findLastIndex((row) => !isBlankLine(row));
  return rows.slice(0, last + 1);
}

function typedLineOf(row: unknown): TypedLine {
  const given = typeof row === "object" && row !== null ? (row as Record<string, unknown>) : {};
  const entries = Object.keys(blank).map((field) => [field, textOf(given[field])]);
  return Object.fromEntries(entries) as TypedLine;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export type StoredLine = {
  description: string;
  quantity: string;
  unitAmountDecimal: string;
  taxRateIds: readonly string[];
  discount: { percent: string } | { amount: bigint } | null;
};

/** A stored line as a person would have typed it. */
export function storedAsTyped(line: StoredLine, currency: string): TypedLine {
  const { description, quantity, unitAmountDecimal, taxRateIds, discount } = line;
  return {
    description,
    quantity,
    unitPrice: unitPriceText(unitAmountDecimal, currency),
    taxRateId: taxRateIds[0] ?? "",
    discountPercent: discount && "percent" in discount ? discount.percent : "",
  };
}

/** Whether the form can show all that a draft says; drafts made by scripts may have more. */
export function fitsTheForm(invoice: {
  discount: StoredLine["discount"];
  lines: readonly StoredLine[];
}): boolean {
  const isPercent = (discount: StoredLine["discount"]) => discount === null || "percent" in discount;
  return (
    isPercent(invoice.discount) &&
    invoice.lines.every(({ taxRateIds, discount }) => taxRateIds.length <= 1 && isPercent(discount))
  );
}
