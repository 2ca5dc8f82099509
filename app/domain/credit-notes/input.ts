import { z } from "zod";
import { parseDecimal, quantityLimits } from "#lib/decimal";
import { amountField, idField, linesField, pagingFields } from "#lib/fields";

const quantity = z
  .string('Write the quantity as a text such as "1.5".')
  .trim()
  .superRefine((text, context) => {
    const number = parseDecimal(text, quantityLimits);
    if (!number.ok) context.addIssue({ code: "custom", message: number.problem });
    else if (number.value.units === 0n)
      context.addIssue({ code: "custom", message: "The quantity must not be zero." });
  });

/** What of a line is credited: so many of it, or so much of its total with tax, or all that is left. */
const creditedLine = z
  .strictObject(
    {
      lineId: idField("line"),
      quantity: quantity.optional(),
      /** Minor units, tax included; of the same sign as the line. */
      amount: amountField("The amount")
        .refine((amount) => amount !== 0n, "The amount must not be zero.")
        .optional(),
    },
    "A line is named by its lineId, with a quantity or an amount.",
  )
  .refine(({ quantity, amount }) => quantity === undefined || amount === undefined, {
    path: ["amount"],
    message: "Give a quantity or an amount, not both.",
  });

export const createCreditNoteInput = z.strictObject({
  invoiceId: idField("invoice"),
  lines: z
    .array(creditedLine, "Choose at least one line.")
    .min(1, "Choose at least one line.")
    .max(500, "A credit note can have at most 500 lines."),
  /** Told to the client. */
  reason: linesField("The reason", 500).nullish(),
});

export const issueCreditNoteInput = z.strictObject({
  id: idField("credit note"),
  remainder: z.enum(
    ["credit", "refund"],
    "What the invoice does not need is kept as credit or given back as a refund.",
  ),
});

export const listCreditNotesInput = z.strictObject({
  ...pagingFields,
  clientId: idField("client").optional(),
  invoiceId: idField("invoice").optional(),
  status: z.enum(["draft", "issued"], "A credit note is a draft or issued.").optional(),
});

export type CreditAsk = z.output<typeof creditedLine>;
