import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, formatDecimal } from "#lib/decimal";
import { DomainError } from "#lib/errors";
import { calculateTotals } from "#lib/totals";
import {
  type CreditBasis,
  type CreditFigures,
  reckonCredit,
} from "../../../app/domain/credit-notes/reckon.ts";
import { chargeEntries } from "../../lib/invoice-entries.ts";

type Step = { line: number; part: number; by: "quantity" | "amount" };

const steps = fc.array(
  fc.record({
    line: fc.nat({ max: 11 }),
    part: fc.integer({ min: 1, max: 100 }),
    by: fc.constantFrom("quantity" as const, "amount" as const),
  }),
  { maxLength: 8 },
);

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);

/** The invoice as credit notes see it; `roundingAmount` as if it had been rounded to the smallest coin. */
function basisOf(entry: Parameters<typeof calculateTotals>[0], roundingAmount: bigint): CreditBasis {
  const { currency, lines, taxes, total } = calculateTotals(entry);
  return {
    currency,
    total: total + roundingAmount,
    roundingAmount,
    lines: lines.map((figures, index) => ({
      id: String(index),
      description: "",
      quantity: entry.lines[index]?.quantity ?? "0",
      figures,
    })),
    taxes,
    earlier: [],
  };
}

/** A hundredth part of the line so many times, as a quantity or as an amount. */
function askOf(basis: CreditBasis, { line, part, by }: Step) {
  const found = basis.lines[line % basis.lines.length];
  if (!found) throw new Error("There is at least one line.");
  const { units, scale } = decimal(found.quantity);
  const lineId = found.id;
  return by === "quantity"
    ? { lineId, quantity: formatDecimal({ units: (units * BigInt(part)) / 100n, scale }) }
    : { lineId, amount: (found.figures.total * BigInt(part)) / 100n };
}

function isRefused(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

/** The credit note that this asks for after those before, or null where it is refused. */
function tryCredit(basis: CreditBasis, asks: Parameters<typeof reckonCredit>[1]): CreditFigures | null {
  try {
    return reckonCredit(basis, asks);
  } catch (error) {
    return isRefused(error);
  }
}

test("however an invoice is credited, never too much, and all of it adds up to its exact figures", () => {
  fc.assert(
    fc.property(chargeEntries, steps, fc.bigInt({ min: -2n, max: 2n }), (entry, taken, rounding) => {
      const charged = calculateTotals(entry).total;
      fc.pre(charged > 10n);
      const start = basisOf(entry, rounding);
      const notes: CreditFigures[] = [];
      const basis = () => ({ ...start, earlier: notes });
      for (const step of taken) {
        const note = tryCredit(basis(), [askOf(start, step)]);
        if (note) notes.push(note);
        expect(sum(notes.map(({ total }) => total))).toBeLessThanOrEqual(start.total);
      }
      const left = start.lines.filter(
        ({ id, figures }) =>
          sum(
            notes.flatMap(({ lines }) =>
              lines.filter(({ lineId }) => lineId === id).map((line) => line.figures.total),
            ),
          ) !== figures.total,
      );
      if (left.length > 0) {
        const rest = tryCredit(
          basis(),
          left.map(({ id: lineId }) => ({ lineId })),
        );
        // What is left may be worth less than what the rounding took off; then it cannot be credited any more.
        if (!rest) return;
        notes.push(rest);
      }
      for (const { id, figures } of start.lines) {
        const parts = notes.flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === id));
        if (figures.total === 0n) continue;
        for (const key of ["amount", "discountAmount", "invoiceDiscountShare", "net", "total"] as const)
          expect(sum(parts.map((line) => line.figures[key]))).toBe(figures[key]);
      }
      expect(sum(notes.map(({ total }) => total))).toBe(start.total);
      expect(sum(notes.map(({ roundingAmount }) => roundingAmount))).toBe(rounding);
      for (const note of notes) {
        const added = sum(note.taxes.filter(({ inclusive }) => !inclusive).map(({ amount }) => amount));
        expect(note.total).toBe(note.subtotal - note.discountTotal + added + note.roundingAmount);
      }
    }),
  );
});
