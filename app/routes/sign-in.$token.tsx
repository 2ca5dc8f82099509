import { Form } from "@remix-run/react";
import { requireSignInLink, signInByLink } from "#domain/accounts";
import { AuthCard } from "#components/auth-card";
import { SubmitButton } from "#components/button";
import { pageTitle } from "#components/page-title";
import { forAnyone } from "#web/guards";
import { readSessionToken, signedInRedirect, visitorOf } from "#web/session";

export const meta = () => pageTitle("Sign in");

/** Looking does not use the link up: mail scanners and previews look at every address. */
export const loader = forAnyone(async ({ ctx, params, context }) => {
  await requireSignInLink(ctx, { token: String(params["token"]), address: context.address });
  return null;
});

export const action = forAnyone(async ({ ctx, ...args }) => {
  const replaces = await readSessionToken(args.request, ctx.config);
  const { token } = await signInByLink(ctx, {
    ...visitorOf(args),
    token: String(args.params["token"]),
    replaces,
  });
  return signedInRedirect(args, "/admin", token);
});

export default function SignInByLink() {
  return (
    <AuthCard
      title="Sign in"
      description="This link signs you in once. Afterwards, set a password in your account."
    >
      <Form method="post">
        <SubmitButton className="w-full" pendingLabel="Signing in…">
          Sign in
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
