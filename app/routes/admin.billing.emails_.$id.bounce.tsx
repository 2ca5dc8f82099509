import { Form, useLoaderData } from "@remix-run/react";
import { markBounced, markBouncedInput } from "#domain/delivery";
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

export const meta = () => pageTitle("Mark as bounced");

export const loader = forAdmin(loadOutboxPage);

const bounceForm = markBouncedInput.omit({ id: true }).partial();

export const action = forAdmin(({ ctx, request, params, context }) =>
  submitForm(request, bounceForm, async ({ reason = "" }) => {
    const id = String(params["id"]);
    await markBounced(ctx, { reason, id });
    return flashRedirect(context, `/admin/billing/emails/${id}`, "The e-mail counts as not delivered.");
  }),
);

export default function Bounce() {
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ reason: string }>("bounce");
  const page = `/admin/billing/emails/${email.id}`;
  return (
    <>
      <TextLink to={page}>Back to the e-mail</TextLink>
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card
          title="Mark as bounced"
          description={`${emailWhat(email.template)} to ${email.toAddress}. It counts as not delivered until it is sent again.`}
        >
          <FormField
            field={fields.reason}
            label="Why it came back"
            hint="As the answer says it, for example: mailbox does not exist."
          />
        </Card>
        <FormButtons submit="Mark as bounced" pending="Saving…" cancelTo={page} />
      </Form>
    </>
  );
}
