import { useRef } from "react";
import type { TaxRate } from "#lib/invoice-figures";
import type { TypedLine } from "#lib/typed-line";
import { Button } from "./button.tsx";
import { useHydrated } from "./hydrated.tsx";
import { Icon } from "./icon.tsx";
import { LineRow, type LineErrors } from "./line-row.tsx";
import { MoneyText } from "./money.tsx";
import { TotalsPanel } from "./totals-panel.tsx";
import { type RoundingSettings, totalsOfTyped } from "./typed-totals.ts";
import { useEditedRows } from "./use-edited-rows.ts";
import { useTypedInvoice } from "./use-typed-invoice.ts";

export type LineEditorProps = {
  /** The id of the form around it; fields get ids `${formId}-lines[0].quantity`. */
  formId: string;
  lines: readonly TypedLine[];
  taxRates: readonly TaxRate[];
  /** What is chosen at first. Later the form's own fields `currency` and `discountPercent` are followed, where it has them. */
  currency: string;
  discountPercent?: string;
  defaultTaxRateId?: string;
  /** Nothing is rounded to coins, and taxes on the document, without it. */
  rounding?: RoundingSettings;
  /** Empty rows for those without scripts. */
  spareRows?: number;
  /** conform's `form.allErrors`, or any record by field name such as `lines[0].quantity`. */
  errors?: LineErrors;
  locale?: string;
};

/** Edits the lines of an invoice inside a form and shows what they come to. Without scripts, rows left empty are ignored. */
export function LineEditor({ formId, taxRates, errors = {}, locale, rounding, ...start }: LineEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const isHydrated = useHydrated();
  const { rows, addRow, removeRow } = useEditedRows(start, frame);
  const typed = useTypedInvoice(start, rows, frame);
  const { figures, amounts, note } = totalsOfTyped(typed, taxRates, rounding);
  const language = locale ? { locale } : {};

  return (
    <div ref={frame} className="@container space-y-4">
      <div>
        {rows.map(({ key, line }, index) => (
          <LineRow
            key={key}
            {...{ formId, index, line, taxRates, errors, currency: typed.currency }}
            amount={<Amount amount={amounts[index] ?? null} currency={typed.currency} {...language} />}
            onRemove={isHydrated && rows.length > 1 ? () => removeRow(key) : undefined}
          />
        ))}
      </div>
      {isHydrated ? (
        <Button onClick={addRow}>
          <Icon name="plus" className="size-4" />
          Add a line
        </Button>
      ) : (
        <p className="text-sm text-muted">Rows left empty are ignored. Totals are shown after saving.</p>
      )}
      <div className="space-y-2 border-t border-line pt-4" aria-live="polite">
        {figures ? <TotalsPanel figures={figures} {...language} /> : null}
        {note ? <p className="text-right text-sm text-muted">{note}</p> : null}
      </div>
    </div>
  );
}

function Amount({ amount, currency, locale }: { amount: bigint | null; currency: string; locale?: string }) {
  if (amount === null) return <span className="font-normal text-muted">—</span>;
  return <MoneyText money={{ amount, currency }} {...(locale && { locale })} />;
}
