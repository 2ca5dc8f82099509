import { Form, useLoaderData } from "@remix-run/react";
import { correctAddress, correctAddressInput } from "#domain/outbox";
import { emailWhat } from "../components/billing/email-words.ts";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { loadOutboxPage } from "#web/outbox-page";

export const meta = () => pageTitle("Correct the address");

export const loader = forAdmin(loadOutboxPage);

const addressForm = correctAddressInput.omit({ id: true }).partial();

export const action = forAdmin(({ ctx, request, params, context }) =>
  submitForm(request, addressForm, async ({ email = "" }) => {
    const id = String(params["id"]);
    await correctAddress(ctx, { email, id });
    return flashRedirect(context, `/admin/billing/emails/${id}`, `It is sent to ${email} now.`);
  }),
);

export default function Address() {
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ email: string }>("address", {
    defaultValue: { email: email.contactAddress ?? email.toAddress },
  });
  const page = `/admin/billing/emails/${email.id}`;
  const whose = email.client ? `${email.client.name}'s contact` : "the contact";
  return (
    <>
      <TextLink to={page}>Back to the e-mail</TextLink>
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card
          title="Correct the address"
          description={`${emailWhat(email.template)} goes out again, and ${whose} gets all further mail there.`}
        >
          <FormField field={fields.email} label="E-mail address" type="email" autoComplete="off" />
        </Card>
        <FormButtons submit="Correct and send" pending="Sending…" cancelTo={page} />
      </Form>
    </>
  );
}
