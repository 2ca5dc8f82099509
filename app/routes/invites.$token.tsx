import { Form, Link, useLoaderData, useLocation } from "@remix-run/react";
import { z } from "zod";
import { acceptInvite, InviteOver, openInvite } from "#domain/agents";
import { signOut } from "#domain/credentials";
import { NewPasswordField } from "#components/account-fields";
import { AuthCard } from "#components/auth-card";
import { LinkButton, SubmitButton } from "#components/button";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { TextLink } from "#components/text-link";
import { usePageForm } from "#components/use-page-form";
import { submitForm } from "#web/forms";
import { forAnyone } from "#web/guards";
import { readSessionToken, signedInRedirect, visitorOf } from "#web/session";

export const meta = () => pageTitle("Invite");

/** Looking consumes nothing, so a mail scanner does no harm; only the POST accepts. */
export const loader = forAnyone(async ({ ctx, params, context, staff }) => {
  try {
    const invite = await openInvite(ctx, { token: String(params["token"]), address: context.address });
    const { organizationName, email, role, userId } = invite;
    return {
      organizationName,
      email,
      role,
      who: whoLooks(userId, staff?.user.id ?? null),
      signedInAs: staff?.user.email ?? null,
      over: null,
    };
  } catch (error) {
    if (error instanceof InviteOver) return { over: error.message };
    throw error;
  }
});

/** Left empty by who has an account; the rule says what a newcomer has to fill in. */
const form = z.object({ name: z.string().default(""), password: z.string().default("") });

export const action = forAnyone(async ({ ctx, ...args }) =>
  submitForm(
    args.request,
    form,
    async (account) => {
      const token = String(args.params["token"]);
      const accepted = await acceptInvite(ctx, { token, account, ...visitorOf(args) });
      const before = await readSessionToken(args.request, ctx.config);
      if (before !== null) await signOut(ctx, before);
      return signedInRedirect(args, "/admin", accepted.token);
    },
    { hideFields: ["password"] },
  ),
);

type Looking = "newcomer" | "self" | "signed-out" | "somebody-else";

function whoLooks(invitedId: string | null, signedInId: string | null): Looking {
  if (invitedId === null) return "newcomer";
  if (signedInId === null) return "signed-out";
  return signedInId === invitedId ? "self" : "somebody-else";
}

export default function AcceptInvite() {
  const page = useLoaderData<typeof loader>();
  if (page.over !== null)
    return (
      <AuthCard title="This invite is over" footer={<TextLink to="/login">Go to the sign-in page</TextLink>}>
        {page.over}
      </AuthCard>
    );
  const { organizationName, email, role, who, signedInAs } = page;
  return (
    <AuthCard
      title={`Join ${organizationName}`}
      description={`You are invited as ${role === "admin" ? "an admin" : "an agent"}, as ${email}.`}
    >
      {who === "newcomer" ? <NewAccount email={email} /> : null}
      {who === "self" ? <AcceptAsSelf organizationName={organizationName} /> : null}
      {who === "signed-out" || who === "somebody-else" ? (
        <SignInFirst email={email} signedInAs={signedInAs} />
      ) : null}
    </AuthCard>
  );
}

function NewAccount({ email }: { email: string }) {
  const [form, fields] = usePageForm<{ name: string; password: string }>("accept");
  return (
    <Form method="post" id={form.id} noValidate className="space-y-4">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <FormField field={fields.name} label="Your name" autoComplete="name" />
      <NewPasswordField field={fields.password} />
      <SubmitButton className="w-full" pendingLabel="Joining…">
        Accept invite
      </SubmitButton>
    </Form>
  );
}

function AcceptAsSelf({ organizationName }: { organizationName: string }) {
  const [form] = usePageForm("accept");
  return (
    <Form method="post" id={form.id} className="space-y-4">
      <FormErrors id={form.errorId} errors={form.errors} />
      <p>You keep your account and password, and can switch between your organizations.</p>
      <SubmitButton className="w-full" pendingLabel="Joining…">
        Join {organizationName}
      </SubmitButton>
    </Form>
  );
}

function SignInFirst({ email, signedInAs }: { email: string; signedInAs: string | null }) {
  const { pathname } = useLocation();
  if (signedInAs)
    return (
      <p>
        There is an account for {email}, and you are signed in as {signedInAs}. Sign out in{" "}
        <Link to="/admin" className="link">
          your dashboard
        </Link>
        , then open this link again.
      </p>
    );
  return (
    <>
      <p>There is an account for {email}. Sign in with it to join.</p>
      <LinkButton
        to={`/login?redirectTo=${encodeURIComponent(pathname)}`}
        variant="primary"
        className="w-full"
      >
        Sign in
      </LinkButton>
    </>
  );
}
