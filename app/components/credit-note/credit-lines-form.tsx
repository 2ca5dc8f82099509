import { formatNumber } from "#lib/number-text";
import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FieldErrors } from "../field.tsx";
import { DecimalField, MoneyField } from "../inputs.tsx";
import { MoneyText } from "../money.tsx";

/** Amounts in minor units, tax included. */
export type CreditableLine = {
  id: string;
  description: string;
  quantity: string;
  total: bigint;
  quantityLeft: string;
  totalLeft: bigint;
};

export type TypedCredit = { quantity: string; amount: string };

export type CreditLinesFormProps = {
  lines: readonly CreditableLine[];
  currency: string;
  locale: string;
  typed: readonly TypedCredit[];
  /** By the name of the field: "lines[0].amount". */
  errors: Readonly<Record<string, string[] | null>>;
};

/** One quantity and one amount per line of the invoice; a line that is left empty is not credited. */
export function CreditLinesForm({ lines, currency, locale, typed, errors }: CreditLinesFormProps) {
  return (
    <>
      {lines.map((line, index) => (
        <CreditLine key={line.id} {...{ line, index, currency, locale, errors }} typed={typed[index]} />
      ))}
      <FieldErrors id="lines" errors={errors["lines"] ?? []} />
    </>
  );
}

type CreditLineProps = Pick<CreditLinesFormProps, "currency" | "locale" | "errors"> & {
  line: CreditableLine;
  index: number;
  typed: TypedCredit | undefined;
};

function CreditLine({ line, index, currency, locale, typed, errors }: CreditLineProps) {
  const { id, description, quantity, total, quantityLeft, totalLeft } = line;
  const name = `lines[${index}]`;
  const field = (part: keyof TypedCredit) => ({
    id: `line-${index}-${part}`,
    name: `${name}.${part}`,
    defaultValue: typed?.[part] ?? "",
    errors: errors[`${name}.${part}`] ?? [],
  });
  return (
    <Card>
      <fieldset>
        <legend className="font-medium whitespace-pre-line">{description}</legend>
        <p className="mb-3 text-sm text-muted">
          Billed: {formatNumber(quantity, locale)} for{" "}
          <MoneyText money={{ amount: total, currency }} locale={locale} /> with tax.
          {totalLeft === total ? null : (
            <>
              {" "}
              Left to credit: <MoneyText money={{ amount: totalLeft, currency }} locale={locale} />.
            </>
          )}
        </p>
        <input type="hidden" name={`${name}.lineId`} value={id} />
        {totalLeft === 0n ? (
          <p className="text-muted">Nothing is left of this line.</p>
        ) : (
          <FieldGrid>
            <DecimalField
              {...field("quantity")}
              label="Quantity"
              isOptional
              hint={`Up to ${formatNumber(quantityLeft, locale)}.`}
            />
            <MoneyField
              {...field("amount")}
              label="Or amount with tax"
              isOptional
              currency={currency}
              hint="In place of a quantity."
            />
          </FieldGrid>
        )}
        <FieldErrors id={name} errors={[...(errors[name] ?? []), ...(errors[`${name}.lineId`] ?? [])]} />
      </fieldset>
    </Card>
  );
}
