import { Form, useLoaderData } from "@remix-run/react";
import { createMeter } from "#domain/meters";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { MeterFields, type TypedMeter } from "#components/usage/meter-fields";
import { usePageForm } from "#components/use-page-form";
import { newId } from "#lib/ids";
import { createOnce } from "#web/create-once";
import { flashRedirect } from "#web/flash";
import { underFormNames } from "#web/form-names";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { meterFieldName, meterForm } from "#web/meter-form";

export const meta = () => pageTitle("New meter");

export const loader = forAdmin(async () => Promise.resolve({ formKey: newId() }));

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, meterForm, async ({ formKey, input }) => {
    const sent = { key: formKey, procedure: "meters.create", input };
    const id = await underFormNames(meterFieldName, () =>
      createOnce(ctx, sent, () => createMeter(ctx, input)),
    );
    return flashRedirect(context, `/admin/usage/meters/${id}`, `${input.name} counts from now on.`);
  }),
);

export default function NewMeter() {
  const { formKey } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<TypedMeter>("meter", {
    defaultValue: { formKey, aggregation: "count" },
  });
  return (
    <>
      <PageHeader
        title="New meter"
        description="How it counts never changes once it is made; its name can."
        breadcrumbs={[{ to: "/admin/usage/meters", label: "Meters" }]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-3xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue} />
        <Card>
          <MeterFields fields={fields} />
        </Card>
        <FormButtons submit="Create the meter" pending="Saving…" cancelTo="/admin/usage/meters" />
      </Form>
    </>
  );
}
