import { Form, useLoaderData } from "@remix-run/react";
import { requireResetLink, resetPassword, resetPasswordInput } from "#domain/accounts";
import { NewPasswordField } from "#components/account-fields";
import { AuthCard } from "#components/auth-card";
import { SubmitButton } from "#components/button";
import { FormErrors } from "#components/form-errors";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";

export const meta = () => pageTitle("Choose a new password");

export const loader = forAnyone(async ({ ctx, params, context }) => {
  const { email } = await requireResetLink(ctx, { token: String(params["token"]), address: context.address });
  return { email };
});

export const action = forAnyone(async ({ ctx, request, params, context }) =>
  submitForm(
    request,
    resetPasswordInput,
    async ({ password }) => {
      await resetPassword(ctx, { token: String(params["token"]), address: context.address, password });
      return flashRedirect(context, "/login", "Your new password is set. Sign in with it.");
    },
    { hideFields: ["password"] },
  ),
);

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ password: string }>("reset-password");
  return (
    <AuthCard
      title="Choose a new password"
      description="You will be signed out everywhere and can sign in with the new password."
    >
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <NewPasswordField
          field={fields.password}
          label="New password"
          hint={`For ${email}, at least 12 characters.`}
        />
        <SubmitButton className="w-full" pendingLabel="Saving…">
          Set the password
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
