import { Form, useLoaderData } from "@remix-run/react";
import { confirmNumberSeries, listNumberSeries, seriesConfirmationInput } from "#domain/organizations";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Confirm the last numbers");

export const loader = forAdmin(async ({ ctx }) => {
  const series = await listNumberSeries(ctx);
  return { waiting: series.filter(({ needsConfirmation }) => needsConfirmation) };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, seriesConfirmationInput, async (input) => {
    await confirmNumberSeries(ctx, input);
    const isAnotherWaiting = (await listNumberSeries(ctx)).some(({ needsConfirmation }) => needsConfirmation);
    return flashRedirect(
      context,
      isAnotherWaiting ? "/admin/settings/last-numbers" : "/admin/settings/numbering",
      "The last number is confirmed.",
    );
  }),
);

const titles: Record<string, string> = { invoice: "Invoices", credit_note: "Credit notes" };

export default function LastNumbers() {
  const { waiting } = useLoaderData<typeof loader>();
  return (
    <div className="space-y-6">
      {waiting.length === 0 ? <Card>No series waits for a confirmation.</Card> : null}
      {waiting.map((series) => (
        <Confirmation key={series.kind} {...series} />
      ))}
    </div>
  );
}

function Confirmation({ kind, lastNumber, pattern }: { kind: string; lastNumber: number; pattern: string }) {
  const [form, fields] = usePageForm<{ lastNumber: string }>(`last-number-${kind}`, {
    defaultValue: { lastNumber },
    isOwn: (typed) => typed["kind"] === kind,
  });
  return (
    <Card
      title={titles[kind]}
      description={`Numbers read ${pattern}. The restored database knows them up to ${lastNumber}.`}
    >
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name="kind" value={kind} />
        <FormField
          field={fields.lastNumber}
          label="Last number issued"
          inputMode="numeric"
          hint="Look at the last document that was sent to a client, also after the backup was made."
        />
        <SubmitButton pendingLabel="Confirming…">Confirm the last number</SubmitButton>
      </Form>
    </Card>
  );
}
