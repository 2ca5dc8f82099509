import { Form, useLoaderData } from "@remix-run/react";
import { listNumberSeries, numberSeriesInput, updateNumberSeries } from "#domain/organizations";
import { Banner } from "#components/banner";
import { LinkButton, SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Numbering");

export const loader = forAdmin(async ({ ctx }) => ({ series: await listNumberSeries(ctx) }));

// A box that is not ticked sends nothing.
const form = numberSeriesInput.extend({
  resetsYearly: numberSeriesInput.shape.resetsYearly.default(false),
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, form, async (input) => {
    await updateNumberSeries(ctx, input);
    return flashRedirect(context, "/admin/settings/numbering", "The numbering is saved.");
  }),
);

type Series = {
  kind: string;
  pattern: string;
  resetsYearly: boolean;
  lastNumber: number;
  isUsed: boolean;
  isBoundToYears: boolean;
  next: string;
};

type Fields = Record<"pattern" | "lastNumber" | "resetsYearly", string>;

const titles: Record<string, string> = { invoice: "Invoices", credit_note: "Credit notes" };

export default function Numbering() {
  const { series } = useLoaderData<typeof loader>();
  return (
    <div className="space-y-6">
      {series.some(({ needsConfirmation }) => needsConfirmation) ? <Waiting /> : null}
      {series.map((one) => (
        <SeriesCard key={one.kind} series={one} />
      ))}
    </div>
  );
}

function Waiting() {
  return (
    <Banner
      tone="warning"
      title="Nothing can be issued until the last numbers are confirmed"
      action={<LinkButton to="/admin/settings/last-numbers">Confirm the last numbers</LinkButton>}
    >
      The database was restored from a backup, and documents may have been issued after it was made.
    </Banner>
  );
}

function SeriesCard({ series }: { series: Series }) {
  const { kind, pattern, resetsYearly, lastNumber, isUsed, isBoundToYears, next } = series;
  const [form, fields] = usePageForm<Fields>(`series-${kind}`, {
    defaultValue: { pattern, lastNumber, resetsYearly },
    isOwn: (typed) => typed["kind"] === kind,
  });
  return (
    <Card title={titles[kind]} description={`The next number is ${next}.`}>
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name="kind" value={kind} />
        <FieldGrid>
          <FormField
            key={pattern}
            field={fields.pattern}
            label="Pattern"
            spellCheck={false}
            autoCapitalize="none"
            hint="{number:4} is the number with at least four digits, {year} the year of issue."
          />
          {isUsed ? null : (
            <FormField
              key={lastNumber}
              field={fields.lastNumber}
              label="Last number issued elsewhere"
              inputMode="numeric"
              hint={
                resetsYearly
                  ? "In this year. It cannot be changed after the first document of the year."
                  : "Numbering goes on after it. It cannot be changed after the first document."
              }
            />
          )}
        </FieldGrid>
        {isBoundToYears ? (
          <>
            <input type="hidden" name={fields.resetsYearly.name} value="on" />
            <p className="text-sm text-muted">Numbers begin at 1 again each year.</p>
          </>
        ) : (
          <FormField
            field={fields.resetsYearly}
            label="Begin at 1 again each year"
            control="checkbox"
            hint="The pattern must hold {year} then. It cannot be taken back after the next document."
          />
        )}
        <SubmitButton variant="secondary" pendingLabel="Saving…">
          Save the numbering
        </SubmitButton>
      </Form>
    </Card>
  );
}
