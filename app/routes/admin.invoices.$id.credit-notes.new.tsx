import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { createCreditNote, previewCreditNote } from "#domain/credit-notes";
import { getInvoice } from "#domain/invoices";
import { Banner } from "#components/banner";
import { Card } from "#components/card";
import { CreditLinesForm } from "#components/credit-note/credit-lines-form";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { formatMoney, toDecimalString } from "#lib/money";
import { creditNoteForm, readCreditLines } from "#web/credit-note-form";
import { underFormNames } from "#web/form-names";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("New credit note");

export const loader = forAdmin(async ({ ctx, params, request, staff }) => {
  const invoice = await getInvoice(ctx, { id: String(params["id"]) });
  const { id, number, status, currency, client } = invoice;
  if (status === "draft" || status === "void") return redirect(`/admin/invoices/${id}`);
  const refundId = new URL(request.url).searchParams.get("refund");
  const { lines, left, refundAmount } = await previewCreditNote(ctx, { invoiceId: id, refundId });
  const { locale } = staff.organization;
  const prefilled = prefill(lines, refundAmount ?? 0n).map((amount) => ({
    quantity: "",
    amount: amount === 0n ? "" : toDecimalString({ amount, currency }),
  }));
  return {
    invoice: { id, number, currency, clientName: client.name },
    lines,
    locale,
    left: formatMoney({ amount: left, currency }, locale),
    hasLeft: left > 0n,
    refund: refundAmount === null ? null : formatMoney({ amount: refundAmount, currency }, locale),
    typed: prefilled,
  };
});

/** The amount over the lines from the first on, as far as each reaches. */
function prefill(lines: readonly { totalLeft: bigint }[], amount: bigint): bigint[] {
  let rest = amount;
  return lines.map(({ totalLeft }) => {
    const part = totalLeft < rest ? totalLeft : rest;
    if (part <= 0n) return 0n;
    rest -= part;
    return part;
  });
}

export const action = forAdmin(async ({ ctx, request, params }) =>
  submitForm(request, creditNoteForm, async ({ lines: typed, reason }) => {
    const { id, currency } = await getInvoice(ctx, { id: String(params["id"]) });
    const { lines, fieldNames } = readCreditLines(typed, currency);
    const draft = await underFormNames(fieldNames, () =>
      createCreditNote(ctx, { invoiceId: id, lines, reason }),
    );
    return redirect(`/admin/credit-notes/${draft.id}`, 303);
  }),
);

type Fields = { reason: string; lines: { quantity: string; amount: string }[] };

export default function NewCreditNote() {
  const { invoice, lines, locale, left, hasLeft, refund, typed } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("credit-note", { defaultValue: { lines: typed } });
  const page = `/admin/invoices/${invoice.id}`;
  return (
    <>
      <PageHeader
        title="New credit note"
        description={
          hasLeft
            ? `At most ${left} can be credited to ${invoice.clientName}`
            : `Everything is credited to ${invoice.clientName} already`
        }
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: String(invoice.number) },
        ]}
      />
      {refund ? (
        <Banner tone="info" title={`${refund} was refunded without a credit note`}>
          The amount is filled in. Change how it falls on the lines if it should.
        </Banner>
      ) : null}
      <Form method="post" id={form.id} noValidate className="max-w-3xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <CreditLinesForm
          lines={lines}
          currency={invoice.currency}
          locale={locale}
          typed={typedIn(form.initialValue?.lines) ?? typed}
          errors={errorsOf(form.allErrors)}
        />
        <Card>
          <FormField
            field={fields.reason}
            label="Reason"
            control="textarea"
            isOptional
            hint="The client reads it on the credit note."
          />
        </Card>
        <FormButtons submit="Show the figures" pending="Reckoning…" cancelTo={page} />
        <p className="text-sm text-muted">Nothing is issued yet: you see the figures first.</p>
      </Form>
    </>
  );
}

function typedIn(value: unknown): { quantity: string; amount: string }[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((row: unknown) => {
    const given = typeof row === "object" && row !== null ? (row as Record<string, unknown>) : {};
    const text = (part: unknown) => (typeof part === "string" ? part : "");
    return { quantity: text(given["quantity"]), amount: text(given["amount"]) };
  });
}

function errorsOf(all: Record<string, unknown>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, errors]) =>
      Array.isArray(errors) ? [[name, errors.map(String)]] : [],
    ),
  );
}
