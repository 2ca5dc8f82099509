import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { getInvoice, voidInvoice, voidInvoiceInput } from "#domain/invoices";
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

export const meta = () => pageTitle("Void the invoice");

export const loader = forAdmin(async ({ ctx, params }) => {
  const { id, number, status, client, delivery } = await getInvoice(ctx, { id: String(params["id"]) });
  if (status === "draft") return redirect(`/admin/invoices/${id}`);
  return { id, number, clientName: client.name, wasSent: delivery.state !== "none" };
});

const voidForm = voidInvoiceInput.pick({ reason: true });

export const action = forAdmin(async ({ ctx, request, params, context }) =>
  submitForm(request, voidForm, async ({ reason }) => {
    const { id, creditNotes } = await voidInvoice(ctx, { id: String(params["id"]), reason });
    const [creditNote] = creditNotes;
    const message = creditNote
      ? `The invoice is void, cancelled by ${creditNote.number}.`
      : "The invoice is void.";
    return flashRedirect(context, `/admin/invoices/${id}`, message);
  }),
);

export default function VoidInvoice() {
  const { id, number, clientName, wasSent } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ reason: string }>("voiding");
  const page = `/admin/invoices/${id}`;
  return (
    <>
      <PageHeader
        title={`Void ${number}`}
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: String(number) },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card>
          <div className="space-y-4">
            <p>
              {wasSent
                ? `${clientName} has got this invoice. It is cancelled by a credit note for the whole, which goes to the same people.`
                : "If its link was handed out, the invoice is cancelled by a credit note for the whole. Otherwise it is only marked as void."}{" "}
              This cannot be undone.
            </p>
            <FormField
              field={fields.reason}
              label="Reason"
              control="textarea"
              isOptional
              hint="The client reads it on the credit note."
            />
          </div>
        </Card>
        <FormButtons submit="Void the invoice" pending="Voiding…" variant="danger" cancelTo={page} />
      </Form>
    </>
  );
}
