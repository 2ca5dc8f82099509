import { z } from "zod";
import { createCreditNoteInput } from "#domain/credit-notes";
import { InvalidInput, type FieldProblem } from "#lib/errors";
import { parseMoney } from "#lib/money";

const typedLine = z.object({
  lineId: z.string("Choose the line."),
  quantity: z.string().trim().optional(),
  amount: z.string().trim().optional(),
});

/** The form of a new credit note as typed: a quantity or an amount per line, or neither. */
export const creditNoteForm = z.object({
  lines: z.array(typedLine).optional(),
  reason: createCreditNoteInput.shape.reason,
});

type TypedLines = z.output<typeof creditNoteForm>["lines"];

/**
 * What the typed lines ask for, and where each stood in the form. Throws InvalidInput under the form's places for
 * amounts that cannot be read; a decimal comma is understood.
 */
export function readCreditLines(lines: TypedLines = [], currency: string) {
  const problems: FieldProblem[] = [];
  const asked = lines.flatMap(({ lineId, quantity, amount }, index) => {
    if (!quantity && !amount) return [];
    const money = amount ? parseMoney(amount, currency) : null;
    if (money && !money.ok) problems.push({ path: `lines.${index}.amount`, message: money.problem });
    const line = {
      lineId,
      ...(quantity && { quantity: quantity.replace(",", ".") }),
      ...(money?.ok && { amount: money.value.amount }),
    };
    return [{ line, index }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return {
    lines: asked.map(({ line }) => line),
    /** Rules count only the lines that are credited, the form counts all. */
    fieldNames: Object.fromEntries(
      asked.flatMap(({ index }, place) =>
        ["", ".quantity", ".amount", ".lineId"].map((part) => [
          `lines.${place}${part}`,
          `lines[${index}]${part}`,
        ]),
      ),
    ),
  };
}
