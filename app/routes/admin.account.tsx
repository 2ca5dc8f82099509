import { Form, useLoaderData } from "@remix-run/react";
import { changePassword, changePasswordInput, hasPassword } from "#domain/accounts";
import { wantsNotices } from "#domain/organizations";
import { listSessions, type SessionItem } from "#domain/credentials";
import { NewPasswordField } from "#components/account-fields";
import { Badge } from "#components/badge";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { CheckboxField } from "#components/inputs";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { browserName } from "../components/browser-name.ts";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { SearchKeysCard } from "#components/search-keys-card";
import { Table, type Column } from "#components/table";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Your account");

export const loader = forStaff(async ({ ctx, staff }) => ({
  user: staff.user,
  sessionId: staff.session.id,
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
  hasPassword: await hasPassword(ctx, { userId: staff.user.id }),
  sessions: await listSessions(ctx, { userId: staff.user.id }),
  getsNotices: await wantsNotices(ctx, { userId: staff.user.id }),
}));

export const action = forStaff(async ({ ctx, request, context, staff }) =>
  submitForm(
    request,
    changePasswordInput,
    async (input) => {
      const { user, session } = staff;
      await changePassword(ctx, {
        ...input,
        userId: user.id,
        keep: session.id,
        address: context.address,
      });
      return flashRedirect(
        context,
        "/admin/account",
        "Your new password is set, and other sessions have ended.",
      );
    },
    { hideFields: ["currentPassword", "newPassword"] },
  ),
);

export default function Account() {
  const { user, hasPassword, getsNotices, ...rest } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Your account" description={`${user.name}, ${user.email}`} />
      <PasswordCard hasPassword={hasPassword} />
      {getsNotices === null ? null : <NoticesCard getsNotices={getsNotices} />}
      <SearchKeysCard />
      <SessionsCard {...rest} />
    </>
  );
}

function PasswordCard({ hasPassword }: { hasPassword: boolean }) {
  const [form, fields] = usePageForm<{ currentPassword: string; newPassword: string }>("password");
  return (
    <Card
      title={hasPassword ? "Password" : "Choose a password"}
      description="All other sessions end with it."
    >
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        {hasPassword ? (
          <FormField
            field={fields.currentPassword}
            label="Present password"
            type="password"
            autoComplete="current-password"
          />
        ) : null}
        <NewPasswordField field={fields.newPassword} label="New password" />
        <SubmitButton pendingLabel="Saving…">Set the password</SubmitButton>
      </Form>
    </Card>
  );
}

function NoticesCard({ getsNotices }: { getsNotices: boolean }) {
  return (
    <Card
      title="Notices of trouble"
      description="One e-mail when trouble with billing lasts or needs you, reminders while it does, and one when it is over."
    >
      <Form method="post" action="/admin/account/notices" className="space-y-3">
        <CheckboxField
          key={String(getsNotices)}
          id="gets-notices"
          name="getsNotices"
          label="Mail me about trouble with billing"
          hint="Every page says it too while it lasts, whether or not you are mailed."
          defaultChecked={getsNotices}
        />
        <SubmitButton variant="secondary" formTarget="/admin/account/notices" pendingLabel="Saving…">
          Save
        </SubmitButton>
      </Form>
    </Card>
  );
}

type SessionsProps = {
  sessions: SessionItem[];
  sessionId: string;
  zone: { timeZone: string; locale: string };
};

function SessionsCard({ sessions, sessionId, zone }: SessionsProps) {
  const columns: Column<SessionItem>[] = [
    {
      key: "where",
      header: "Browser",
      isTitle: true,
      cell: ({ userAgent }) => <span title={userAgent || undefined}>{browserName(userAgent)}</span>,
    },
    { key: "address", header: "Address", cell: ({ address }) => address || "Unknown" },
    {
      key: "seen",
      header: "Last used",
      cell: ({ lastSeenAt }) => <InstantText at={lastSeenAt} {...zone} />,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: ({ id }) =>
        id === sessionId ? (
          <Badge tone="success">This one</Badge>
        ) : (
          <PostButton action={`/admin/account/sessions/${id}/revocation`}>End</PostButton>
        ),
    },
  ];
  return (
    <Card title="Where you are signed in" isFlush>
      <Table caption="Sessions" columns={columns} rows={sessions} rowKey={({ id }) => id} />
    </Card>
  );
}
