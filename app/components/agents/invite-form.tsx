import { Form } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import { usePageForm } from "../use-page-form.tsx";

const roles = [
  { value: "agent", label: "Agent: drafts invoices, takes a seat" },
  { value: "admin", label: "Admin: issues, refunds, invites; takes no seat" },
];

/** Only the owner may choose a role; everybody else invites agents. */
export function InviteForm({ mayInviteAdmins }: { mayInviteAdmins: boolean }) {
  const [form, fields] = usePageForm<{ email: string; role: string }>("invite", {
    defaultValue: { role: "agent" },
  });
  return (
    <Form method="post" id={form.id} noValidate className="space-y-4">
      <FormErrors id={form.errorId} errors={form.errors} />
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_auto]">
        <FormField
          field={fields.email}
          label="E-mail address"
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {mayInviteAdmins ? (
          <FormField field={fields.role} label="Role" control="select" options={roles} />
        ) : (
          <div className="max-sm:hidden" />
        )}
        <SubmitButton className="sm:mt-7" pendingLabel="Inviting…">
          Invite
        </SubmitButton>
      </div>
    </Form>
  );
}
