import { Form, useSearchParams } from "@remix-run/react";
import { redirect } from "@remix-run/node";
import { forgotPasswordInput, requestPasswordReset } from "#domain/accounts";
import { AccountAddressField } from "#components/account-fields";
import { AuthCard } from "#components/auth-card";
import { Banner } from "#components/banner";
import { SubmitButton } from "#components/button";
import { FormErrors } from "#components/form-errors";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";

export const meta = () => pageTitle("Reset your password");

export const action = forAnyone(async ({ ctx, request, context }) =>
  submitForm(request, forgotPasswordInput, async (input) => {
    await requestPasswordReset(ctx, { ...input, address: context.address });
    return redirect("/forgot-password?asked", 303);
  }),
);

export default function ForgotPassword() {
  const [search] = useSearchParams();
  return (
    <AuthCard
      title="Reset your password"
      footer={<TextLink to="/login">Back to sign-in</TextLink>}
      description={search.has("asked") ? null : "We mail you a link that is good for an hour."}
    >
      {search.has("asked") ? <Asked /> : <Ask />}
    </AuthCard>
  );
}

/** The same for every address, so that nobody learns who has an account. */
function Asked() {
  return (
    <Banner tone="info" title="Look into your mail">
      If there is an account with this address, a link to set a new password is on its way. It is good for an
      hour and works once.
    </Banner>
  );
}

function Ask() {
  const [form, fields] = usePageForm<{ email: string }>("forgot-password");
  return (
    <Form method="post" id={form.id} noValidate className="space-y-4">
      <FormErrors id={form.errorId} errors={form.errors} />
      <AccountAddressField field={fields.email} />
      <SubmitButton className="w-full" pendingLabel="Sending…">
        Send me a link
      </SubmitButton>
    </Form>
  );
}
