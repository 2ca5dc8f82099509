import type { ReactNode } from "react";
import type { TaxRate } from "#lib/invoice-figures";
import type { TypedLine } from "#lib/typed-line";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import { FieldErrors, controlAttributes } from "./field.tsx";
import { Icon } from "./icon.tsx";

export type LineErrors = Readonly<Record<string, readonly string[] | undefined>>;

export type LineRowProps = {
  formId: string;
  index: number;
  line: TypedLine;
  currency: string;
  taxRates: readonly TaxRate[];
  errors: LineErrors;
  amount: ReactNode;
  onRemove?: (() => void) | undefined;
};

/** One line of the invoice. Its fields keep their own values, so that nothing typed is lost before scripts are there. */
export function LineRow({ formId, index, line, currency, taxRates, errors, amount, onRemove }: LineRowProps) {
  const cell = (field: keyof TypedLine) => {
    const name = `lines[${index}].${field}`;
    return {
      id: `${formId}-${name}`,
      name,
      errors: errors[name],
      isFirst: index === 0,
      defaultValue: line[field],
    };
  };
  return (
    <fieldset className="grid grid-cols-2 gap-3 border-b border-line py-4 @xl:grid-cols-4 @4xl:grid-cols-[minmax(10rem,1fr)_5.5rem_8.5rem_9rem_5.5rem_8rem_2.75rem] items-start @4xl:gap-2 @4xl:border-0 @4xl:py-1">
      <legend className="sr-only">Line {index + 1}</legend>
      <Cell
        {...cell("description")}
        label="Description"
        className="col-span-full @4xl:col-span-1"
        maxLength={500}
      />
      <Cell {...cell("quantity")} label="Quantity" inputMode="decimal" isFigure />
      <Cell {...cell("unitPrice")} label={`Unit price (${currency})`} inputMode="decimal" isFigure />
      <TaxCell {...cell("taxRateId")} taxRates={taxRates} />
      <Cell {...cell("discountPercent")} label="Discount %" inputMode="decimal" isFigure />
      <div className="min-w-0">
        <p className={labelClasses(index === 0, "@4xl:text-right")}>Amount</p>
        <p className="target flex items-center font-medium tabular-nums @4xl:justify-end">{amount}</p>
      </div>
      {onRemove ? (
        <Button
          variant="quiet"
          className={classes(
            "min-w-11 justify-self-end px-2! @max-4xl:self-end @xl:col-start-4 @4xl:col-start-auto",
            index === 0 && "@4xl:mt-6",
          )}
          onClick={onRemove}
        >
          <Icon name="trash" />
          <span className="sr-only">Remove line {index + 1}</span>
        </Button>
      ) : null}
    </fieldset>
  );
}

type CellFrame = {
  id: string;
  name: string;
  label: string;
  errors: readonly string[] | undefined;
  isFirst: boolean;
};

type CellProps = CellFrame & {
  defaultValue: string;
  inputMode?: "decimal";
  maxLength?: number;
  isFigure?: boolean;
  className?: string;
};

function Cell({ label, errors, isFirst, isFigure = false, className, ...input }: CellProps) {
  return (
    <CellFrame id={input.id} label={label} errors={errors} isFirst={isFirst} className={className}>
      <input
        type="text"
        autoComplete="off"
        {...input}
        {...controlAttributes({ id: input.id, errors })}
        className={classes("control", isFigure && "text-right tabular-nums")}
      />
    </CellFrame>
  );
}

type TaxCellProps = Omit<CellFrame, "label"> & { defaultValue: string; taxRates: readonly TaxRate[] };

function TaxCell({ errors, isFirst, taxRates, ...select }: TaxCellProps) {
  return (
    <CellFrame id={select.id} label="Tax" errors={errors} isFirst={isFirst}>
      <select {...select} {...controlAttributes({ id: select.id, errors })} className="control">
        <option value="">No tax</option>
        {taxRates.map(({ id, name, percent, inclusive }) => (
          <option key={id} value={id}>
            {`${name} ${percent}%${inclusive ? " included" : ""}`}
          </option>
        ))}
      </select>
    </CellFrame>
  );
}

type CellFrameProps = Omit<CellFrame, "name"> & { className?: string | undefined; children: ReactNode };

function CellFrame({ id, label, errors, isFirst, className, children }: CellFrameProps) {
  return (
    <div className={classes("min-w-0", className)}>
      <label htmlFor={id} className={labelClasses(isFirst)}>
        {label}
      </label>
      {children}
      <FieldErrors id={id} errors={errors ?? []} />
    </div>
  );
}

/** On a wide screen the first line's labels head the columns. */
function labelClasses(isFirst: boolean, extra?: string): string {
  return classes("mb-1 block truncate text-sm text-muted", !isFirst && "@4xl:sr-only", extra);
}
