import { Form, Link, useLoaderData } from "@remix-run/react";
import { getBranding, mailTextsInput, updateMailTexts } from "#domain/branding";
import { getOrganization } from "#domain/organizations";
import { Badge } from "#components/badge";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { MailWayCard } from "#components/settings/mail-way-card";
import { type Column, Table } from "#components/table";
import { usePageForm } from "#components/use-page-form";
import { emailKinds, type ShownEmailKind } from "../components/settings/email-kinds.ts";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("E-mails");

export const loader = forAdmin(async ({ ctx }) => {
  const [{ greeting, closing, senderName, version }, { name, email }] = await Promise.all([
    getBranding(ctx),
    getOrganization(ctx),
  ]);
  return {
    texts: { greeting, closing, version },
    way: ctx.mail.way,
    senderName: senderName || name,
    replyTo: email,
  };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, mailTextsInput, async (input) => {
    await updateMailTexts(ctx, input);
    return flashRedirect(context, "/admin/settings/emails", "The texts are saved.");
  }),
);

type Fields = Record<"version" | "greeting" | "closing", string>;

const columns: Column<ShownEmailKind>[] = [
  {
    key: "title",
    header: "E-mail",
    isTitle: true,
    cell: ({ template, title }) => (
      <Link to={`/admin/settings/emails/${template}`} className="link">
        {title}
      </Link>
    ),
  },
  { key: "when", header: "Goes out", cell: ({ when }) => when },
  { key: "to", header: "To", cell: ({ to }) => <Badge>{to}</Badge> },
];

export default function EmailSettings() {
  const { texts, ...mail } = useLoaderData<typeof loader>();
  return (
    <div className="space-y-6">
      <MailWayCard {...mail} />
      <TextsCard key={texts.version} texts={texts} />
      <Card
        title="All e-mails"
        description="Look at each as it would go out now, and send yourself a test."
        isFlush
      >
        <Table caption="E-mails" columns={columns} rows={emailKinds} rowKey={({ template }) => template} />
      </Card>
    </div>
  );
}

type TextsCardProps = { texts: { greeting: string; closing: string; version: number } };

function TextsCard({ texts }: TextsCardProps) {
  const [form, fields] = usePageForm<Fields>("mail-texts", { defaultValue: texts });
  return (
    <Card title="Texts for clients" description="They stand in every mail to a client.">
      <Form method="post" id={form.id} noValidate className="max-w-lg space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.version.name} value={texts.version} />
        <FormField
          field={fields.greeting}
          label="Greeting"
          isOptional
          placeholder="Hello {name},"
          hint="{name} is filled in with the reader's name. Without a greeting of yours it is “Hello {name},”."
        />
        <FormField
          field={fields.closing}
          label="Closing text"
          control="textarea"
          rows={4}
          isOptional
          hint="Such as “Kind regards” and who signs."
        />
        <SubmitButton pendingLabel="Saving…">Save the texts</SubmitButton>
      </Form>
    </Card>
  );
}
