import { z } from "zod";
import { ages } from "#lib/ages";
import {
  amountField,
  civilDateField,
  currencyField,
  idField,
  linesField,
  netDaysField,
  optionalLineField,
  pagingFields,
  percentField,
  versionField,
} from "#lib/fields";
import { invoiceStatuses, paymentStatuses } from "#lib/statuses";

/** A percentage, or minor units. */
const discount = z
  .strictObject(
    { percent: percentField.optional(), amount: amountField("The discount").optional() },
    'A discount is { percent: "10" } or { amount: 500 }.',
  )
  .refine(
    ({ percent, amount }) => (percent === undefined) !== (amount === undefined),
    "A discount is either a percentage or an amount.",
  );

/** The price is `unitAmount` in minor units, or `unitAmountDecimal` where they are too coarse: "0.0125". */
const line = z
  .strictObject(
    {
      description: linesField("The description", 1000).refine((text) => text !== "", "Describe the line."),
      quantity: z.string('Write the quantity as a text such as "1.5".').trim(),
      unitAmount: amountField("The unit price").optional(),
      unitAmountDecimal: z.string('Write the unit price as a text such as "0.0125".').trim().optional(),
      taxRateIds: z
        .array(idField("tax rate"), "Tax rates are a list of ids.")
        .max(5, "A line can have at most five tax rates.")
        .optional(),
      discount: discount.nullish(),
    },
    "A line has a description, a quantity and a unit price.",
  )
  .superRefine(({ unitAmount, unitAmountDecimal }, context) => {
    if ((unitAmount === undefined) !== (unitAmountDecimal === undefined)) return;
    const message =
      unitAmount === undefined ? "The unit price is missing." : "Give the unit price once, not in both ways.";
    context.addIssue({ code: "custom", path: ["unitAmount"], message });
  });

/** What the amounts of an invoice depend on. */
const amountFields = {
  currency: currencyField,
  lines: z
    .array(line, "An invoice needs at least one line.")
    .min(1, "An invoice needs at least one line.")
    .max(500, "An invoice can have at most 500 lines."),
  discount: discount.nullish(),
};

const draftFields = {
  clientId: idField("client"),
  ...amountFields,
  dueOn: civilDateField.nullish(),
  /** Counted from the issue day; without it and a due date, the client's or the organization's. */
  netDays: netDaysField.nullish(),
  /** The day of the supply, where it is not the issue day. */
  suppliedOn: civilDateField.nullish(),
  notes: linesField("The notes", 2000).nullish(),
  /** Under which conditions it is to be paid, as printed below the totals. */
  terms: linesField("The terms", 2000).nullish(),
  /** What the client calls the order. */
  purchaseOrder: optionalLineField("The purchase order", 100).nullish(),
  /** Whether the client may pay a part of what is due. */
  allowsPartialPayments: z.boolean("Say whether the client may pay in parts.").optional(),
};

export const previewTotalsInput = z.strictObject(amountFields);

/**
 * Left out, a line's tax rates are the client's usual one, terms and payment in parts as the organization's settings
 * say; an empty text or list is nothing.
 */
export const createInvoiceInput = z
  .strictObject(draftFields)
  .superRefine(({ dueOn, netDays }, context) => refuseTwoTerms(dueOn, netDays, context));

/** The draft as a whole: what is left out is empty, or no, afterwards. */
export const updateInvoiceInput = z
  .strictObject({ id: idField("invoice"), version: versionField, ...draftFields })
  .superRefine(({ dueOn, netDays }, context) => refuseTwoTerms(dueOn, netDays, context));

const invoiceSorts = [
  "createdAt",
  "-createdAt",
  "number",
  "-number",
  "dueOn",
  "-dueOn",
  "total",
  "-total",
] as const;
export type InvoiceSort = (typeof invoiceSorts)[number];

export const listInvoicesInput = z.strictObject({
  ...pagingFields,
  search: z.string("Search for text.").max(200, "Search for at most 200 characters.").optional(),
  status: z.enum(invoiceStatuses, "There is no such status.").optional(),
  paymentStatus: z.enum(paymentStatuses, "There is no such payment status.").optional(),
  clientId: idField("client").optional(),
  /** Only these of them. */
  ids: z.array(idField("invoice"), "Name the invoices.").max(1000, "Name at most 1000 invoices.").optional(),
  overdue: z.boolean("Say whether overdue invoices are wanted.").optional(),
  /** What is owed and so many days past its due date, whether a payment is on its way or not. */
  age: z.enum(ages, "An age is 0-30, 31-60, 61-90 or over-90 days past due.").optional(),
  sort: z
    .enum(invoiceSorts, "Sort by createdAt, number, dueOn or total, with a - before it for the reverse.")
    .optional(),
});

export type DraftFields = z.output<typeof createInvoiceInput>;
export type AmountFields = z.output<typeof previewTotalsInput>;
export type DiscountFields = z.output<typeof discount>;

function refuseTwoTerms(
  dueOn: string | null | undefined,
  netDays: number | null | undefined,
  context: z.RefinementCtx,
) {
  if (typeof dueOn === "string" && typeof netDays === "number")
    context.addIssue({ code: "custom", path: ["dueOn"], message: "Give a due date or net days, not both." });
}
