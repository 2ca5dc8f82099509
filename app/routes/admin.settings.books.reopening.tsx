import { Form, useLoaderData } from "@remix-run/react";
import { getClosing, reopenBooks, reopenBooksInput } from "#domain/books";
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

export const meta = () => pageTitle("Reopen books");

export const loader = forOwner(async ({ ctx, staff }) => {
  const { until } = await getClosing(ctx);
  return { until: until && formatDate(until, staff.organization.locale) };
});

export const action = forOwner(async ({ ctx, request, context }) =>
  submitForm(request, reopenBooksInput, async (input) => {
    await reopenBooks(ctx, input);
    return flashRedirect(context, "/admin/settings/books", "The books are reopened.");
  }),
);

export default function Reopening() {
  const { until } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ reason: string; until: string }>("reopen-books", {});
  return (
    <Card
      title="Reopen books"
      description={until ? `They are closed until ${until}.` : "All books are open already."}
    >
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField field={fields.reason} label="Reason" hint="It stays on record with your name." />
        <FormField
          field={fields.until}
          control="date"
          label="Stay closed until"
          isOptional
          hint="An earlier day; left empty, all books are open."
        />
        <FormButtons submit="Reopen the books" pending="Reopening…" cancelTo="/admin/settings/books" />
      </Form>
    </Card>
  );
}
