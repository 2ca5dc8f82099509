import { useActionData, useLoaderData } from "@remix-run/react";
import { clientLinkOf } from "#domain/outbox";
import { EmailPage } from "#components/billing/email-page";
import { pageTitle } from "#components/page-title";
import { forAdmin } from "#web/guards";
import { answeringRefusals } from "#web/invoice-page";
import { loadOutboxPage } from "#web/outbox-page";

export const meta = () => pageTitle("E-mail");

export const loader = forAdmin(loadOutboxPage);

/** On POST alone, so that looking at a mail hands out nothing. */
export const action = forAdmin(async ({ ctx, params }) =>
  answeringRefusals(() => clientLinkOf(ctx, { id: String(params["id"]) })),
);

export default function EmailWithLink() {
  const answer = useActionData<{ url?: string; refusal?: string }>();
  return <EmailPage {...useLoaderData<typeof loader>()} {...answer} />;
}
