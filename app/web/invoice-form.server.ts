import { z } from "zod";
import { createInvoiceInput } from "#domain/invoices";
import { findCurrency } from "#lib/currencies";
import { InvalidInput } from "#lib/errors";
import { versionField } from "#lib/fields";
import { readPercent, readQuantity, readUnitPrice } from "#lib/line-entry";
import type { Parsed } from "#lib/parsed";
import { isBlankLine, type TypedLine } from "#lib/typed-line";

const rules = createInvoiceInput.shape;
const descriptionRule = rules.lines.element.shape.description;
const text = z.string().optional().default("");

const typedLine = z.object({
  description: text,
  quantity: text,
  unitPrice: text,
  taxRateId: text,
  discountPercent: text,
});

type TypedInvoice = { currency: string; discountPercent: string; lines: readonly TypedLine[] };

/** What the invoice form sends, read as people type it and with the rule's fields as a result. */
export const invoiceForm = z
  .object({
    /** Of a new invoice: makes a form that is sent twice create one. */
    key: z.uuid("Open this form again.").optional(),
    /** Of a draft: the version that the form was filled from. */
    version: versionField.optional(),
    clientId: rules.clientId,
    currency: rules.currency,
    dueOn: rules.dueOn,
    netDays: rules.netDays,
    suppliedOn: rules.suppliedOn,
    notes: rules.notes,
    // A field left empty comes as nothing, which here is nothing and not what is usual.
    terms: rules.terms.transform((terms) => terms ?? ""),
    purchaseOrder: rules.purchaseOrder,
    // A box that is not ticked sends nothing.
    allowsPartialPayments: rules.allowsPartialPayments.default(false),
    discountPercent: text,
    lines: z.array(typedLine).optional().default([]),
  })
  .transform(({ discountPercent, lines, ...fields }, context) => {
    const typed = { currency: fields.currency, discountPercent, lines };
    return { ...fields, ...readTyped(typed, context), places: usedPlaces(lines) };
  });

export type InvoiceForm = z.output<typeof invoiceForm>;

/** Runs a rule with the form's lines and gives its complaints the names that the form's fields have. */
export async function withFormNames<R>({ places }: InvoiceForm, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      error.fields.map(({ path, message }) => ({ path: formPath(path, places), message })),
    );
  }
}

function readTyped({ currency, discountPercent, lines }: TypedInvoice, context: z.RefinementCtx) {
  const read = (result: Parsed<string>, path: (string | number)[]): string => {
    if (result.ok) return result.value;
    context.addIssue({ code: "custom", path, message: result.problem });
    return "0";
  };
  const percentAt = (typed: string, path: (string | number)[]) =>
    typed.trim() === "" ? null : { percent: read(readPercent(typed), path) };
  const places = usedPlaces(lines);
  if (places.length === 0)
    context.addIssue({
      code: "custom",
      path: ["lines", 0, "description"],
      message: "An invoice needs at least one line.",
    });
  return {
    discount: percentAt(discountPercent, ["discountPercent"]),
    lines: places.map(({ line, place }) => {
      const at = (field: keyof TypedLine) => ["lines", place, field];
      const description = descriptionRule.safeParse(line.description);
      for (const { message } of description.error?.issues ?? [])
        context.addIssue({ code: "custom", path: at("description"), message });
      return {
        description: line.description,
        quantity: read(readQuantity(line.quantity), at("quantity")),
        // Without a currency nothing can be said about the price; the currency's own complaint comes first.
        unitAmountDecimal: findCurrency(currency)
          ? read(readUnitPrice(line.unitPrice, currency), at("unitPrice"))
          : "0",
        taxRateIds: line.taxRateId === "" ? [] : [line.taxRateId],
        discount: percentAt(line.discountPercent, at("discountPercent")),
      };
    }),
  };
}

type Place = { readonly line: TypedLine; readonly place: number };

/** The rows that somebody used, and where in the form they stand. */
function usedPlaces(lines: readonly TypedLine[]): Place[] {
  return lines.map((line, place) => ({ line, place })).filter(({ line }) => !isBlankLine(line));
}

const formFields: Readonly<Record<string, string>> = {
  unitAmount: "unitPrice",
  unitAmountDecimal: "unitPrice",
  taxRateIds: "taxRateId",
  discount: "discountPercent",
};

function formPath(path: string, places: readonly Place[]): string {
  const [head = "", index = "", field = "description"] = path.split(".");
  if (head === "discount") return "discountPercent";
  if (head !== "lines") return path;
  return `lines.${places[Number(index)]?.place ?? 0}.${formFields[field] ?? field}`;
}
