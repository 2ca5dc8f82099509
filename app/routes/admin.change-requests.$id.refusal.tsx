import { Form, useLoaderData } from "@remix-run/react";
import { getChangeRequest, refusalInput, refuseChangeRequest } from "#domain/change-requests";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Refuse a change");

export const loader = forAdmin(async ({ ctx, params }) =>
  getChangeRequest(ctx, { id: String(params["id"]) }),
);

export const action = forAdmin(async ({ ctx, request, params, context }) =>
  submitForm(request, refusalInput, async (input) => {
    const { clientId } = await refuseChangeRequest(ctx, { ...input, id: String(params["id"]) });
    return flashRedirect(
      context,
      `/admin/clients/${clientId}`,
      "The request is refused. Nothing was changed.",
    );
  }),
);

export default function Refusal() {
  const { id, clientId, clientName, contactName } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ reason: string }>("refusal");
  return (
    <>
      <PageHeader
        title="Refuse a change"
        description={`${contactName} reads the reason in the portal. Nothing is changed.`}
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: `/admin/clients/${clientId}`, label: clientName },
        ]}
      />
      <Card>
        <Form method="post" id={form.id} noValidate className="space-y-4">
          <FormErrors id={form.errorId} errors={form.errors} />
          <FormField field={fields.reason} label="Reason" control="textarea" />
          <FormButtons
            submit="Refuse the change"
            pending="Refusing…"
            cancelTo={`/admin/change-requests/${id}`}
          />
        </Form>
      </Card>
    </>
  );
}
