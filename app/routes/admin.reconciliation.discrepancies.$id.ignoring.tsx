import { Form, useLoaderData } from "@remix-run/react";
import { getDiscrepancy, ignoreDiscrepancy, ignoreDiscrepancyInput } from "#domain/reconciliation";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { reasonLabel } from "../components/reconciliation/words.ts";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Ignore a discrepancy");

export const loader = forAdmin(({ ctx, params }) => getDiscrepancy(ctx, { id: String(params["id"]) }));

const ignoringForm = ignoreDiscrepancyInput.omit({ id: true }).partial();

export const action = forAdmin(({ ctx, request, params, context }) =>
  submitForm(request, ignoringForm, async ({ note = "" }) => {
    await ignoreDiscrepancy(ctx, { note, id: String(params["id"]) });
    return flashRedirect(context, "/admin/reconciliation", "It is ignored, and stays on the list of all.");
  }),
);

export default function Ignoring() {
  const { id, reason, detail } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ note: string }>("ignoring");
  return (
    <>
      <PageHeader
        title="Ignore this discrepancy"
        description={detail}
        breadcrumbs={[
          { to: "/admin/reconciliation", label: "Reconciliation" },
          { to: `/admin/reconciliation/discrepancies/${id}`, label: reasonLabel(reason) },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card>
          <FormField
            field={fields.note}
            label="Why"
            hint="For whoever looks at it later. It opens again if it is about another amount one day."
          />
        </Card>
        <FormButtons submit="Ignore" pending="Saving…" cancelTo="/admin/reconciliation" />
      </Form>
    </>
  );
}
