import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { createTaxRate, createTaxRateInput, listTaxRates, type TaxRateView } from "#domain/catalog";
import { Badge } from "#components/badge";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { PostButton } from "#components/post-button";
import { type Column, Table } from "#components/table";
import { usePageForm } from "#components/use-page-form";
import { readPercent } from "#lib/line-entry";
import { formatPercent } from "#lib/number-text";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Tax rates");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { items, nextCursor } = await listTaxRates(ctx, { cursor });
  return { rates: items, nextCursor, locale: staff.organization.locale };
});

const taxRateForm = z.object({
  name: createTaxRateInput.shape.name,
  percent: z.string("Enter the percentage.").transform((typed, context) => {
    const percent = readPercent(typed);
    if (percent.ok) return percent.value;
    context.addIssue(percent.problem);
    return z.NEVER;
  }),
  prices: z.enum(["net", "gross"], "Say whether prices contain the tax."),
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, taxRateForm, async ({ name, percent, prices }) => {
    await createTaxRate(ctx, { name, percent, inclusive: prices === "gross" });
    return flashRedirect(context, "/admin/settings/taxes", `${name} can be used on invoices now.`);
  }),
);

export default function TaxRates() {
  const { rates, nextCursor, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <Card title="Tax rates" description="A rate never changes; archive it and make another." isFlush>
        <Table
          caption="Tax rates"
          columns={columnsIn(locale)}
          rows={rates}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No tax rates yet">
              Without one, lines have no tax. Make yours below, for instance VAT with 20%.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
      <NewTaxRate key={rates.length} />
    </>
  );
}

function columnsIn(locale: string): Column<TaxRateView>[] {
  return [
    { key: "name", header: "Name", isTitle: true, cell: ({ name }) => name },
    { key: "percent", header: "Rate", align: "end", cell: ({ percent }) => formatPercent(percent, locale) },
    {
      key: "inclusive",
      header: "Prices",
      cell: ({ inclusive }) => <Badge>{inclusive ? "Contain the tax" : "Without the tax"}</Badge>,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: ({ id, name }) => (
        <PostButton
          action={`/admin/settings/taxes/${id}/archiving`}
          variant="danger"
          confirm={{
            title: `Archive ${name}?`,
            body: "New lines cannot use it any more. What used it stays as it is.",
            confirmLabel: "Archive",
          }}
        >
          Archive
        </PostButton>
      ),
    },
  ];
}

function NewTaxRate() {
  const [form, fields] = usePageForm<{ name: string; percent: string; prices: string }>("tax-rate", {
    defaultValue: { prices: "net" },
  });
  return (
    <Card title="New tax rate">
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FieldGrid>
          <FormField field={fields.name} label="Name" hint="As it stands on invoices, such as VAT." />
          <FormField field={fields.percent} label="Percentage" control="decimal" />
          <FormField
            field={fields.prices}
            label="The prices you enter are"
            control="select"
            options={[
              { value: "net", label: "without the tax" },
              { value: "gross", label: "with the tax" },
            ]}
          />
        </FieldGrid>
        <SubmitButton pendingLabel="Saving…">Create the tax rate</SubmitButton>
      </Form>
    </Card>
  );
}
