import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { apiKeyInput, createApiKey, listApiKeys } from "#domain/credentials";
import { Banner } from "#components/banner";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { CopyField } from "#components/copy-field";
import { InstantText } from "#components/date-text";
import { EmptyState } from "#components/empty-state";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { Table, type Column } from "#components/table";
import { usePageForm } from "#components/use-page-form";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("API keys");

export const loader = forAdmin(async ({ ctx, staff }) => ({
  keys: await listApiKeys(ctx),
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
}));

/** Answers with the page instead of a redirect: the key is shown once, and what is shown once is kept nowhere. */
export const action = forAdmin(async ({ ctx, request, staff }) =>
  submitForm(request, apiKeyInput, async ({ label }) => {
    const { key } = await createApiKey(ctx, { label, userId: staff.user.id });
    return data({ key, label }, { status: 201 });
  }),
);

type Key = Awaited<ReturnType<typeof listApiKeys>>[number];

export default function ApiKeys() {
  const { keys, zone } = useLoaderData<typeof loader>();
  const created = useActionData<typeof action>();
  return (
    <div className="space-y-6">
      {created && "key" in created ? <Created label={created.label} secret={created.key} /> : null}
      <NewKey key={created && "key" in created ? created.key : "new"} />
      <Card title="Keys in use" isFlush>
        <Table
          caption="API keys"
          columns={columnsIn(zone)}
          rows={keys}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="No API keys" icon="settings">
              A key lets a script or a meter use the API with your role.
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}

function Created({ label, secret }: { label: string; secret: string }) {
  return (
    <Card title={`The key “${label}”`}>
      <div className="space-y-4">
        <Banner tone="warning">Copy it now. It is shown this once and cannot be read back.</Banner>
        <CopyField label="API key" value={secret} />
      </div>
    </Card>
  );
}

function NewKey() {
  const [form, fields] = usePageForm<{ label: string }>("new-api-key");
  return (
    <Card title="New key" description="It acts as you, with the role that you have at the time.">
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField field={fields.label} label="What it is for" autoComplete="off" />
        <SubmitButton pendingLabel="Creating…">Create the key</SubmitButton>
      </Form>
    </Card>
  );
}

function columnsIn(zone: { timeZone: string; locale: string }): Column<Key>[] {
  return [
    { key: "label", header: "For", isTitle: true, cell: ({ label }) => label },
    { key: "prefix", header: "Begins with", cell: ({ prefix }) => <code>{prefix}…</code> },
    { key: "user", header: "Acts as", cell: ({ userName }) => userName },
    {
      key: "used",
      header: "Last used",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <InstantText at={lastUsedAt} {...zone} /> : "Not yet"),
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: ({ id, label }) => (
        <PostButton
          action={`/admin/settings/api-keys/${id}/revocation`}
          variant="danger"
          confirm={{
            title: `Revoke “${label}”?`,
            body: "Whatever uses it is refused from then on.",
            confirmLabel: "Revoke the key",
          }}
        >
          Revoke
        </PostButton>
      ),
    },
  ];
}
