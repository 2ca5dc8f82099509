import { Link } from "@remix-run/react";
import type { EmailState } from "#lib/statuses";
import { Banner } from "../banner.tsx";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { CopyField } from "../copy-field.tsx";
import { InstantText } from "../date-text.tsx";
import { DefinitionList } from "../definition-list.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import { BouncesCard, type ShownBounce } from "./bounces-card.tsx";
import { emailWhat, resendLabel } from "./email-words.ts";

export type ShownEmail = {
  id: string;
  template: string;
  toAddress: string;
  client: { id: string; name: string } | null;
  invoice: { id: string; number: string | null } | null;
  state: EmailState;
  attempts: number;
  nextAttemptAt: Date | null;
  lastError: string | null;
  response: string | null;
  createdAt: Date;
  sentAt: Date | null;
  bounces: readonly ShownBounce[];
  hasLink: boolean;
  mayCorrect: boolean;
};

export type EmailPageProps = {
  email: ShownEmail;
  zone: { timeZone: string; locale: string };
  /** The client's link, after it was asked for. */
  url?: string;
  refusal?: string;
};

/** One mail: for whom, what became of it, and what can be done. */
export function EmailPage({ email, zone, url, refusal }: EmailPageProps) {
  return (
    <>
      <TextLink to="/admin/billing/emails">All e-mails</TextLink>
      {refusal ? <Banner tone="danger">{refusal}</Banner> : null}
      <Card title={`${emailWhat(email.template)} to ${email.toAddress}`} actions={<Actions email={email} />}>
        <DefinitionList items={factsOf(email, zone)} />
        {url ? (
          <div className="mt-4">
            <CopyField
              label="The client's link"
              value={url}
              hint="Whoever holds it can see the invoice and pay. Hand it to nobody else."
            />
          </div>
        ) : null}
      </Card>
      <BouncesCard bounces={email.bounces} {...zone} />
    </>
  );
}

function Actions({ email }: { email: ShownEmail }) {
  const page = `/admin/billing/emails/${email.id}`;
  const label = resendLabel(email.state);
  return (
    <>
      {label ? <PostButton action={`${page}/retry`}>{label}</PostButton> : null}
      {email.mayCorrect ? <LinkButton to={`${page}/address`}>Correct the address</LinkButton> : null}
      {email.state === "sent" ? <LinkButton to={`${page}/bounce`}>Mark as bounced</LinkButton> : null}
      {email.hasLink ? <PostButton action={`${page}/link`}>Show the client's link</PostButton> : null}
    </>
  );
}

function factsOf(email: ShownEmail, zone: EmailPageProps["zone"]) {
  const { client, invoice, state, lastError, response, createdAt, sentAt, nextAttemptAt, attempts } = email;
  const at = (term: string, instant: Date | null) =>
    instant ? [{ term, details: <InstantText at={instant} {...zone} /> }] : [];
  const linked = (term: string, to: string, text: string) => ({
    term,
    details: (
      <Link to={to} className="link">
        {text}
      </Link>
    ),
  });
  return [
    { term: "State", details: <StatusBadge kind="email" status={state} /> },
    ...(lastError ? [{ term: "Why", details: <span className="break-words">{lastError}</span> }] : []),
    ...(client ? [linked("Client", `/admin/clients/${client.id}`, client.name)] : []),
    ...(invoice ? [linked("Invoice", `/admin/invoices/${invoice.id}`, invoice.number ?? "Draft")] : []),
    ...at("Written", createdAt),
    ...at("Sent", sentAt),
    ...(state === "queued" ? at("Next attempt", nextAttemptAt) : []),
    { term: "Attempts", details: attempts },
    ...(response
      ? [{ term: "Mail server's answer", details: <code className="break-all">{response}</code> }]
      : []),
  ];
}
