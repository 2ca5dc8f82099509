import { Form } from "@remix-run/react";
import { SignupsClosed, signUp, signUpInput } from "#domain/accounts";
import { AccountAddressField, NewPasswordField } from "#components/account-fields";
import { AuthCard } from "#components/auth-card";
import { SubmitButton } from "#components/button";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";
import { readSessionToken, signedInRedirect, visitorOf } from "#web/session";

export const meta = () => pageTitle("Sign up");

export const loader = forAnyone(async ({ ctx }) => {
  if (!ctx.config.signupsOpen) throw new SignupsClosed();
  return null;
});

export const action = forAnyone(async ({ ctx, ...args }) => {
  if (!ctx.config.signupsOpen) throw new SignupsClosed();
  return submitForm(
    args.request,
    signUpInput,
    async (input) => {
      const replaces = await readSessionToken(args.request, ctx.config);
      const { token } = await signUp(ctx, { ...input, ...visitorOf(args), replaces });
      return signedInRedirect(args, "/admin", token);
    },
    { hideFields: ["password"] },
  );
});

type Fields = { organizationName: string; name: string; email: string; password: string };

export default function SignUp() {
  const [form, fields] = usePageForm<Fields>("signup");
  return (
    <AuthCard
      title="Sign up"
      description="Create an organization of your own."
      footer={<TextLink to="/login">I have an account already</TextLink>}
    >
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField field={fields.organizationName} label="Organization" autoComplete="organization" />
        <FormField field={fields.name} label="Your name" autoComplete="name" />
        <AccountAddressField
          field={fields.email}
          hint="With an account here already, use its address and password."
        />
        <NewPasswordField field={fields.password} />
        <SubmitButton className="w-full" pendingLabel="Creating…">
          Create the organization
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
