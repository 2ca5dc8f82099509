import { Form, useLoaderData } from "@remix-run/react";
import { closeBooks, closeBooksInput, getClosing } from "#domain/books";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { formatDate } from "#lib/civil-date";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forOwner } from "#web/guards";

export const meta = () => pageTitle("Close books");

export const loader = forOwner(async ({ ctx }) => ({ closing: await getClosing(ctx) }));

export const action = forOwner(async ({ ctx, request, context, staff }) =>
  submitForm(request, closeBooksInput, async (input) => {
    await closeBooks(ctx, input);
    const day = formatDate(input.until, staff.organization.locale);
    return flashRedirect(context, "/admin/settings/books", `The books are closed until ${day}.`);
  }),
);

export default function Closing() {
  const { closing } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ until: string }>("close-books", {
    defaultValue: { until: closing.until ?? "" },
  });
  return (
    <Card
      title="Close books"
      description="From then on no invoice, payment, refund or credit can be dated on that day or before it."
    >
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField
          field={fields.until}
          control="date"
          label="Closed until"
          hint="That day included, yesterday at the latest. Going back is a reopening, which stays on record."
        />
        <FormButtons submit="Close the books" pending="Closing…" cancelTo="/admin/settings/books" />
      </Form>
    </Card>
  );
}
