import { DomainError } from "#lib/errors";
import type { InvoiceFigures, LineEntry, TaxRate, TaxRounding } from "#lib/invoice-figures";
import { readPercent } from "#lib/line-entry";
import { calculateTotals } from "#lib/totals";
import { isBlankLine, readTypedLine, type TypedLine } from "#lib/typed-line";

/** How the organization rounds: taxes, and totals in its own currency. */
export type RoundingSettings = { taxRounding: TaxRounding; cashRoundingIncrement: bigint; currency: string };

export type TypedInvoice = { currency: string; discountPercent: string; lines: readonly TypedLine[] };

export type TypedTotals = {
  figures: InvoiceFigures | null;
  /** Per typed line, its amount in minor units; null while it cannot be read. */
  amounts: readonly (bigint | null)[];
  /** Why there are no figures, or what they leave out. */
  note: string | null;
};

/** What the invoice would come to with what is typed so far; lines that cannot be read yet are left out, and said to be. */
export function totalsOfTyped(
  { currency, discountPercent, lines }: TypedInvoice,
  taxRates: readonly TaxRate[],
  rounding?: RoundingSettings,
): TypedTotals {
  const entries = lines.map((line) => entryOf(line, currency, taxRates));
  const readable = entries.filter((entry) => entry !== null);
  const skipped = lines.filter((line, index) => entries[index] === null && !isBlankLine(line)).length;
  const figures = reckon({
    currency,
    lines: readable,
    ...discountOf(discountPercent),
    ...rulesOf(rounding, currency),
  });
  if (typeof figures === "string") return { figures: null, amounts: lines.map(() => null), note: figures };
  return { figures, amounts: amountsOf(entries, figures), note: noteOn(skipped) };
}

function entryOf(line: TypedLine, currency: string, taxRates: readonly TaxRate[]): LineEntry | null {
  const entry = readTypedLine(line, { currency, taxRates });
  return entry.ok ? entry.value : null;
}

function rulesOf(rounding: RoundingSettings | undefined, currency: string) {
  if (!rounding) return {};
  const { taxRounding, cashRoundingIncrement } = rounding;
  return { taxRounding, ...(currency === rounding.currency && { cashRoundingIncrement }) };
}

function discountOf(text: string) {
  const percent = text.trim() ? readPercent(text) : null;
  return percent?.ok ? { discount: { percent: percent.value } } : {};
}

function reckon(entry: Parameters<typeof calculateTotals>[0]): InvoiceFigures | string {
  try {
    return calculateTotals(entry);
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

function amountsOf(entries: readonly (LineEntry | null)[], figures: InvoiceFigures): (bigint | null)[] {
  const amounts = figures.lines.values();
  return entries.map((entry) => {
    const line = entry && amounts.next().value;
    return line ? line.amount - line.discountAmount : null;
  });
}

function noteOn(skipped: number): string | null {
  if (skipped === 0) return null;
  return skipped === 1
    ? "One line is not complete yet and is left out."
    : `${skipped} lines are not complete yet and are left out.`;
}
