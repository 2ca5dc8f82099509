import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { previewEmail, sendTestEmail, testEmailInput } from "#domain/branding";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { EmailPreview } from "#components/settings/email-preview";
import { MailTrialResult, type ShownTrial } from "#components/settings/mail-trial-result";
import { NoMailServer } from "#components/settings/mail-way-card";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { emailKind } from "../components/settings/email-kinds.ts";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { namedTemplate } from "#web/named-template";

export const meta = () => pageTitle("E-mail");

export const loader = forAdmin(async ({ ctx, params, request, staff }) => {
  const template = namedTemplate(params);
  const { subject, text, fromName, replyTo } = await previewEmail(ctx, { template });
  const { searchParams } = new URL(request.url);
  const from = ctx.mail.way?.from ?? "MAIL_FROM";
  return {
    template,
    subject,
    text,
    from: `From ${fromName ? `${fromName} <${from}>` : from}${replyTo ? `, answers to ${replyTo.address}` : ""}`,
    width: searchParams.get("width") === "phone" ? ("phone" as const) : ("wide" as const),
    scheme: searchParams.get("scheme") === "dark" ? ("dark" as const) : ("light" as const),
    canSend: ctx.mail.isConfigured,
    myAddress: staff.user.email,
  };
});

/** A test is sent while the page waits, because what the mail server says to it is what the page is for. */
export const action = forAdmin(async ({ ctx, params, request }) => {
  const template = namedTemplate(params);
  return submitForm(request, testEmailInput.omit({ template: true }), async ({ to }) => {
    const { outcome, trouble, conversation } = await sendTestEmail(ctx, { template, to });
    const isSent = outcome.state === "sent";
    const detail = outcome.state === "sent" ? outcome.response : outcome.detail;
    const trial: ShownTrial = { to, isSent, detail, trouble, conversation };
    return { trial };
  });
});

export default function EmailTemplatePage() {
  const { template, subject, text, from, width, scheme, canSend, myAddress } = useLoaderData<typeof loader>();
  const { title, when } = emailKind(template);
  return (
    <div className="space-y-6">
      <div>
        <TextLink to="/admin/settings/emails">All e-mails</TextLink>
        <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
        <p className="text-muted">{when}</p>
      </div>
      {canSend ? <TestForm key={template} myAddress={myAddress} /> : <NoMailServer />}
      <EmailPreview
        source={`/admin/settings/emails/${template}/preview`}
        {...{ title, subject, from, width, scheme }}
      />
      <Card title="As text" description="For readers that show no formatting; it is part of the same mail.">
        <pre className="font-mono text-sm break-words whitespace-pre-wrap">{text}</pre>
      </Card>
    </div>
  );
}

function TestForm({ myAddress }: { myAddress: string }) {
  const { trial } = useActionData<{ trial?: ShownTrial }>() ?? {};
  const [form, fields] = usePageForm<{ to: string }>("test", {
    defaultValue: { to: trial?.to ?? myAddress },
  });
  return (
    <>
      {trial ? <MailTrialResult trial={trial} /> : null}
      <Card
        title="Send a test"
        description="With made-up figures, and marked as a test in its subject. What the mail server says is shown."
      >
        <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
          <FormErrors id={form.errorId} errors={form.errors} />
          <FormField field={fields.to} label="To" type="email" autoComplete="email" />
          <SubmitButton pendingLabel="Sending…">Send a test</SubmitButton>
        </Form>
      </Card>
    </>
  );
}
