import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { getClient } from "#domain/clients";
import { getInvoice } from "#domain/invoices";
import { recordPromise, recordPromiseInput, remindersOfInvoice } from "#domain/reminders";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { addDays, formatDate, todayIn } from "#lib/civil-date";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Promise to pay");

export const loader = forAdmin(async ({ ctx, params }) => {
  const { id, number, status, client } = await getInvoice(ctx, { id: String(params["id"]) });
  if (status !== "open") return redirect(`/admin/invoices/${id}`);
  const [{ timeZone }, { promise }] = await Promise.all([
    getClient(ctx, { id: client.id }),
    remindersOfInvoice(ctx, { invoiceId: id }),
  ]);
  const inAWeek = addDays(todayIn(timeZone, ctx.clock.now()), 7);
  return {
    ...{ id, number, clientName: client.name },
    promise: { until: promise?.until ?? inAWeek, note: promise?.note ?? "" },
  };
});

const promiseForm = recordPromiseInput.omit({ invoiceId: true });

export const action = forAdmin(async ({ ctx, request, params, context, staff }) =>
  submitForm(request, promiseForm, async (input) => {
    const invoiceId = String(params["id"]);
    await recordPromise(ctx, { ...input, invoiceId });
    const day = formatDate(input.until, staff.organization.locale);
    return flashRedirect(context, `/admin/invoices/${invoiceId}`, `Nobody is reminded until ${day}.`);
  }),
);

export default function PromiseToPay() {
  const { id, number, clientName, promise } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ until: string; note: string }>("promise", { defaultValue: promise });
  const page = `/admin/invoices/${id}`;
  return (
    <>
      <PageHeader
        title="Promise to pay"
        description={`${clientName} said when it will pay. Until that day is over no reminder goes out.`}
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: String(number) },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card>
          <FieldGrid>
            <FormField
              field={fields.until}
              label="Promised until"
              control="date"
              hint="The last day on which it may still come, in the client’s time zone."
            />
            <FormField field={fields.note} label="Note" isOptional hint="Who said it, and how." />
          </FieldGrid>
        </Card>
        <FormButtons submit="Record the promise" pending="Recording…" cancelTo={page} />
      </Form>
    </>
  );
}
