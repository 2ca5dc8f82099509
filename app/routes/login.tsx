import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { isSetupOpen, signIn, signInInput } from "#domain/accounts";
import { AccountAddressField } from "#components/account-fields";
import { AuthCard } from "#components/auth-card";
import { SubmitButton } from "#components/button";
import { Flash } from "#components/flash";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { takeFlash } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";
import { safeRedirect } from "#web/login-redirect";
import { readSessionToken, signedInRedirect, visitorOf } from "#web/session";

export const meta = () => pageTitle("Sign in");

export const loader = forAnyone(async ({ ctx, request, staff }) => {
  const to = new URL(request.url).searchParams.get("redirectTo");
  if (staff) return redirect(safeRedirect(to));
  if (await isSetupOpen(ctx)) return redirect("/setup");
  const { flash, setCookie } = await takeFlash(request, ctx.config);
  return data(
    { flash, isSignupOpen: ctx.config.signupsOpen },
    { headers: setCookie ? { "Set-Cookie": setCookie } : {} },
  );
});

export const action = forAnyone(async ({ ctx, ...args }) => {
  const { searchParams } = new URL(args.request.url);
  return submitForm(
    args.request,
    signInInput,
    async (input) => {
      const replaces = await readSessionToken(args.request, ctx.config);
      const { token } = await signIn(ctx, { ...input, ...visitorOf(args), replaces });
      return signedInRedirect(args, safeRedirect(searchParams.get("redirectTo")), token);
    },
    { hideFields: ["password"] },
  );
});

export default function Login() {
  const { flash, isSignupOpen } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ email: string; password: string }>("login");
  return (
    <AuthCard
      title="Sign in"
      footer={
        <div className="flex flex-wrap justify-between gap-x-6">
          <TextLink to="/forgot-password">I forgot my password</TextLink>
          <a href="/portal" className="link target inline-flex items-center">
            I was sent an invoice
          </a>
          {isSignupOpen ? <TextLink to="/signup">Create an organization</TextLink> : null}
        </div>
      }
    >
      <Flash message={flash && { tone: flash.kind, text: flash.text }} />
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <AccountAddressField field={fields.email} />
        <FormField field={fields.password} label="Password" type="password" autoComplete="current-password" />
        <SubmitButton className="w-full" pendingLabel="Signing in…">
          Sign in
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
