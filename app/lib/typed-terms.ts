import type { FieldProblem } from "./errors.ts";
import { readPercent, readUnitPrice, readUsageQuantity, unitPriceText } from "./line-entry.ts";
import { parseMoney, toDecimalString } from "./money.ts";
import type { Parsed } from "./parsed.ts";
import type { PriceModel } from "./price-models.ts";
import type { PriceTerms } from "./price-terms.ts";

/** A price's terms as people type them: prices and amounts in the currency's main unit, rows of tiers left empty at will. */
export type TypedTerms = { readonly [Name in TermsText]?: string | undefined } & {
  readonly tiers?: readonly TypedTier[] | undefined;
};
export type TypedTier = { readonly [Name in "upTo" | "unitPrice" | "flatAmount"]?: string | undefined };
type TermsText =
  "unitPrice" | "packageSize" | "percent" | "fixedAmount" | "freeUnits" | "minimumAmount" | "maximumAmount";

/** The fields that the rules take, what could not be read, and where each field stood among what was typed. */
export type ReadTerms = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];
  readonly fieldNames: Readonly<Record<string, string>>;
};

/** What was typed for a price of that model; what belongs to other models is not looked at. */
export function readTypedTerms(
  typed: TypedTerms,
  { model, currency }: { model: PriceModel; currency: string },
): ReadTerms {
  const problems: FieldProblem[] = [];
  const rows = (typed.tiers ?? []).flatMap((tier, row) => (isBlank(tier) ? [] : [{ ...tier, row }]));
  const fields = fieldsOf(model, { ...typed, rows }, readerOf(currency, problems));
  return { fields, problems, fieldNames: namesOf(rows.map(({ row }) => row)) };
}

/** The terms as they would have been typed, for a form that starts with them. */
export function typedTermsOf(terms: PriceTerms, currency: string): TypedTerms {
  const money = (amount: bigint | undefined) =>
    amount === undefined ? undefined : toDecimalString({ amount, currency });
  const price = (text: string | undefined) =>
    text === undefined ? undefined : unitPriceText(text, currency);
  if (terms.model === "flat") return { unitPrice: price(terms.unitAmountDecimal) };
  const { freeUnits, minimumAmount, maximumAmount } = terms;
  return {
    freeUnits: terms.model === "percentage" ? price(freeUnits) : freeUnits,
    minimumAmount: money(minimumAmount),
    maximumAmount: money(maximumAmount),
    ...("unitAmountDecimal" in terms && { unitPrice: price(terms.unitAmountDecimal) }),
    ...("packageSize" in terms && { packageSize: terms.packageSize }),
    ...("percent" in terms && { percent: terms.percent, fixedAmount: money(terms.fixedAmount) }),
    ...("tiers" in terms && {
      tiers: terms.tiers.map(({ upTo, unitAmountDecimal, flatAmount }) => ({
        upTo: upTo ?? "",
        unitPrice: price(unitAmountDecimal),
        flatAmount: money(flatAmount),
      })),
    }),
  };
}

type Row = TypedTier & { readonly row: number };
type Reader = ReturnType<typeof readerOf>;

function readerOf(currency: string, problems: FieldProblem[]) {
  const reads =
    <T>(read: (text: string) => Parsed<T>) =>
    (path: string, text: string | undefined): T | undefined => {
      if (text === undefined || text.trim() === "") return undefined;
      const result = read(text);
      if (result.ok) return result.value;
      problems.push({ path, message: result.problem });
      return undefined;
    };
  const money = reads((text) => parseMoney(text, currency));
  return {
    amount: (path: string, text: string | undefined) => money(path, text)?.amount,
    price: reads((text) => readUnitPrice(text, currency)),
    quantity: reads(readUsageQuantity),
    percent: reads(readPercent),
    refuse: (path: string, message: string) => problems.push({ path, message }),
  };
}

function fieldsOf(
  model: PriceModel,
  typed: TypedTerms & { readonly rows: readonly Row[] },
  reader: Reader,
): Record<string, unknown> {
  const unitAmount = () => ({ unitAmountDecimal: reader.price("unitPrice", typed.unitPrice) });
  const allowances = (readFree: "quantity" | "price" = "quantity") => ({
    freeUnits: reader[readFree]("freeUnits", typed.freeUnits),
    minimumAmount: reader.amount("minimumAmount", typed.minimumAmount),
    maximumAmount: reader.amount("maximumAmount", typed.maximumAmount),
  });
  switch (model) {
    case "flat":
      return unitAmount();
    case "per_unit":
      return { ...unitAmount(), ...allowances() };
    case "graduated":
    case "volume":
      return { tiers: typed.rows.map((row) => tierOf(row, reader)), ...allowances() };
    case "package":
      return {
        ...unitAmount(),
        packageSize: reader.quantity("packageSize", typed.packageSize),
        ...allowances(),
      };
    case "percentage":
      return {
        percent: reader.percent("percent", typed.percent),
        fixedAmount: reader.amount("fixedAmount", typed.fixedAmount),
        // Its quantity is money, and so is what is free of it.
        ...allowances("price"),
      };
    default:
      return model satisfies never;
  }
}

function tierOf({ upTo, unitPrice, flatAmount, row }: Row, reader: Reader) {
  const place = `tiers[${row}]`;
  if (!unitPrice?.trim()) reader.refuse(`${place}.unitPrice`, "Enter the price of a unit.");
  return {
    upTo: reader.quantity(`${place}.upTo`, upTo) ?? null,
    unitAmountDecimal: reader.price(`${place}.unitPrice`, unitPrice),
    flatAmount: reader.amount(`${place}.flatAmount`, flatAmount),
  };
}

function isBlank({ upTo, unitPrice, flatAmount }: TypedTier): boolean {
  return [upTo, unitPrice, flatAmount].every((text) => !text?.trim());
}

/** Rules count only the rows of tiers that hold something, forms count all. */
function namesOf(rows: readonly number[]): Record<string, string> {
  return Object.fromEntries([
    ["unitAmountDecimal", "unitPrice"],
    ["tiers", "tiers[0].unitPrice"],
    ...rows.flatMap((row, place) => [
      [`tiers.${place}.upTo`, `tiers[${row}].upTo`],
      [`tiers.${place}.unitAmountDecimal`, `tiers[${row}].unitPrice`],
      [`tiers.${place}.flatAmount`, `tiers[${row}].flatAmount`],
    ]),
  ]) as Record<string, string>;
}
