import { useLoaderData } from "@remix-run/react";
import { EmailPage } from "#components/billing/email-page";
import { pageTitle } from "#components/page-title";
import { forAdmin } from "#web/guards";
import { loadOutboxPage } from "#web/outbox-page";

export const meta = () => pageTitle("E-mail");

export const loader = forAdmin(loadOutboxPage);

export default function Email() {
  return <EmailPage {...useLoaderData<typeof loader>()} />;
}
