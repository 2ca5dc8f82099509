import { Form } from "@remix-run/react";
import { createFirstOrganization, isSetupOpen, SetupDone, setupInput } from "#domain/accounts";
import { AccountAddressField, NewPasswordField } from "#components/account-fields";
import { AuthCard } from "#components/auth-card";
import { SubmitButton } from "#components/button";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";

export const meta = () => pageTitle("Set up");

export const loader = forAnyone(async ({ ctx }) => {
  if (!(await isSetupOpen(ctx))) throw new SetupDone();
  return null;
});

export const action = forAnyone(async ({ ctx, request, context }) => {
  if (!(await isSetupOpen(ctx))) throw new SetupDone();
  return submitForm(
    request,
    setupInput,
    async (input) => {
      await createFirstOrganization(ctx, input);
      return flashRedirect(context, "/login", "Your organization is ready. Sign in to begin.");
    },
    { hideFields: ["password"] },
  );
});

type Fields = { setupToken: string; organizationName: string; name: string; email: string; password: string };

export default function Setup() {
  const [form, fields] = usePageForm<Fields>("setup");
  return (
    <AuthCard
      title="Set up Steadybill"
      description="Create the first organization. Whoever does this owns it and can invite others."
    >
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField
          field={fields.setupToken}
          label="Setup token"
          hint="The server printed it in its terminal when it started."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <FormField field={fields.organizationName} label="Organization" autoComplete="organization" />
        <FormField field={fields.name} label="Your name" autoComplete="name" />
        <AccountAddressField field={fields.email} />
        <NewPasswordField field={fields.password} />
        <SubmitButton className="w-full" pendingLabel="Setting up…">
          Create the organization
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
