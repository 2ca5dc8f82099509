import type { TaxFigure } from "#lib/invoice-figures";
import { rateKey } from "#lib/taxes";
import type { NoteRow } from "./rows.ts";

/** Each rate's tax on the whole credit note, in the order in which its lines name the rates first. */
export function sumTaxes(lines: NoteRow["lines"]): TaxFigure[] {
  const sums = new Map<string, TaxFigure>();
  for (const { taxRateId: id, name, percent, inclusive, base, amount } of lines.flatMap(
    ({ taxes }) => taxes,
  )) {
    const rate = { id, name, percent, inclusive };
    const known = sums.get(rateKey(rate)) ?? { ...rate, base: 0n, amount: 0n };
    sums.set(rateKey(rate), { ...known, base: known.base + base, amount: known.amount + amount });
  }
  return [...sums.values()];
}
