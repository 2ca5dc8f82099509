import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import type { TaxRate } from "#lib/invoice-figures";
import type { TypedLine } from "#lib/typed-line";
import { Card } from "../card.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormButtons } from "../form-buttons.tsx";
import { FormField } from "../form-field.tsx";
import type { SelectOption } from "../inputs.tsx";
import { LineEditor } from "../line-editor.tsx";
import { StaleFormErrors } from "../stale-form-errors.tsx";
import { usePageForm } from "../use-page-form.tsx";
import { ClientChoice, type ChoosableClient } from "./client-choice.tsx";
import { InvoiceTermsCard } from "./invoice-terms-card.tsx";
import { typedLinesOf } from "./typed-lines.ts";
import type { RoundingSettings } from "../typed-totals.ts";

export type EditedInvoice = {
  /** Of a new invoice. */
  key?: string;
  /** Of a draft. */
  version?: number;
  clientId: string;
  currency: string;
  dueOn?: string | null;
  netDays?: number | null;
  suppliedOn?: string | null;
  notes?: string;
  terms?: string;
  purchaseOrder?: string;
  allowsPartialPayments?: boolean;
  discountPercent?: string;
  lines: readonly TypedLine[];
};

export type InvoiceFormProps = {
  invoice: EditedInvoice;
  clients: readonly ChoosableClient[];
  hasMoreClients: boolean;
  taxRates: readonly TaxRate[];
  currencies: readonly SelectOption[];
  /** What net days are while no client is chosen. */
  usualNetDays: number;
  rounding: RoundingSettings;
  /** The name of the chosen client's tax rate, where it cannot be used any more. */
  archivedTaxRate: string | null;
  mayAddTaxRates: boolean;
  submitLabel: string;
  cancelTo: string;
  locale: string;
};

type Fields = Record<
  | "key"
  | "version"
  | "clientId"
  | "currency"
  | "dueOn"
  | "netDays"
  | "suppliedOn"
  | "notes"
  | "terms"
  | "purchaseOrder"
  | "allowsPartialPayments"
  | "discountPercent",
  string
> & { lines: TypedLine[] };

const formId = "invoice";

export function InvoiceForm({ invoice, taxRates, currencies, ...props }: InvoiceFormProps) {
  const [form, fields] = usePageForm<Fields>(formId, { defaultValue: invoice });
  const currency = textOf(fields.currency.initialValue) || invoice.currency;
  const [clientId, chooseClient] = useState(textOf(fields.clientId.initialValue));
  const client = props.clients.find(({ id }) => id === clientId);
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <StaleFormErrors form={form} />
      <ErrorSummary form={{ id: form.id, allErrors: fieldErrors(form.allErrors) }} />
      <input type="hidden" name="key" defaultValue={textOf(fields.key.initialValue)} />
      <input type="hidden" name="version" defaultValue={textOf(fields.version.initialValue)} />
      <Card title="Who and when">
        <FieldGrid>
          <ClientChoice
            field={fields.clientId}
            currencyField={fields.currency.name}
            clients={props.clients}
            hasMoreClients={props.hasMoreClients}
            onChoose={chooseClient}
            startAt={invoice.key ? "/admin/invoices/new" : undefined}
          />
          <FormField field={fields.currency} label="Currency" control="select" options={currencies} />
          <FormField
            field={fields.dueOn}
            label="Due date"
            control="date"
            isOptional
            hint={`Left empty: ${client?.netDays ?? props.usualNetDays} days after the issue.`}
          />
          <FormField
            field={fields.netDays}
            label="Days to pay"
            inputMode="numeric"
            isOptional
            hint="Instead of a due date, counted from the issue."
          />
          <FormField
            field={fields.suppliedOn}
            label="Day of supply"
            control="date"
            isOptional
            hint="If it is not the day of issue."
          />
          <FormField
            field={fields.purchaseOrder}
            label="Purchase order"
            isOptional
            hint="The client’s number."
          />
        </FieldGrid>
      </Card>
      <Card title="Lines" actions={props.mayAddTaxRates ? <TaxRatesLink /> : null}>
        {props.archivedTaxRate ? (
          <p className="pb-2 text-sm text-muted">
            The client’s usual tax, {props.archivedTaxRate}, was archived. Choose the tax on every line.
          </p>
        ) : null}
        <LineEditor
          formId={form.id}
          lines={typedLinesOf(fields.lines.initialValue)}
          taxRates={taxRates}
          currency={currency}
          discountPercent={textOf(fields.discountPercent.initialValue)}
          defaultTaxRateId={client?.taxRateId ?? ""}
          rounding={props.rounding}
          errors={form.allErrors}
          locale={props.locale}
        />
      </Card>
      <InvoiceTermsCard fields={fields} />
      <FormButtons submit={props.submitLabel} pending="Saving…" cancelTo={props.cancelTo} />
    </Form>
  );
}

function TaxRatesLink() {
  return (
    <Link to="/admin/settings/taxes" className="link target inline-flex items-center">
      Tax rates
    </Link>
  );
}

/** Errors of the form as a whole stand above on their own. */
function fieldErrors(allErrors: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(allErrors).filter(([name]) => name !== ""));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
