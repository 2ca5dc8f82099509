import { Link } from "@remix-run/react";
import { Badge } from "../badge.tsx";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { StatusBadge } from "../status-badge.tsx";

export type ShownContact = {
  id: string;
  name: string;
  email: string;
  isPrimary: boolean;
  getsInvoices: boolean;
  lastEmail: { state: "queued" | "sent" | "failed"; at: Date; lastError: string | null } | null;
  lastView: { invoiceId: string; number: string; viewedAt: Date } | null;
};

export type ContactsCardProps = {
  clientId: string;
  contacts: readonly ShownContact[];
  timeZone: string;
  locale: string;
};

/** The people at the client: whether mail reaches them, and what they have opened last. */
export function ContactsCard({ clientId, contacts, ...zone }: ContactsCardProps) {
  return (
    <Card
      title="Contacts"
      actions={<LinkButton to={`/admin/clients/${clientId}/contacts/new`}>Add a contact</LinkButton>}
    >
      <ul className="-my-3 divide-y divide-line">
        {contacts.map((contact) => (
          <Contact key={contact.id} {...{ clientId, contact, ...zone }} />
        ))}
      </ul>
    </Card>
  );
}

type ContactProps = Omit<ContactsCardProps, "contacts"> & { contact: ShownContact };

function Contact({ clientId, contact, timeZone, locale }: ContactProps) {
  const { id, name, email, isPrimary, getsInvoices, lastEmail, lastView } = contact;
  const instant = (at: Date) => <InstantText at={at} timeZone={timeZone} locale={locale} />;
  return (
    <li className="space-y-1 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Link
          to={`/admin/clients/${clientId}/contacts/${id}`}
          className="link target inline-flex min-w-0 items-center font-medium break-words"
        >
          <bdi>{name}</bdi>
        </Link>
        {isPrimary ? <Badge tone="info">Main contact</Badge> : null}
        {getsInvoices ? null : <Badge>No invoices by mail</Badge>}
      </div>
      <p className="text-sm break-all text-muted">{email}</p>
      {lastEmail ? (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          Last mail {instant(lastEmail.at)} <StatusBadge kind="email" status={lastEmail.state} />
        </p>
      ) : null}
      {lastEmail?.state === "failed" && lastEmail.lastError ? (
        <p className="text-sm break-words text-danger">{lastEmail.lastError}</p>
      ) : null}
      <p className="text-sm text-muted">
        {lastView ? (
          <>
            Opened{" "}
            <Link to={`/admin/invoices/${lastView.invoiceId}`} className="link">
              {lastView.number}
            </Link>{" "}
            {instant(lastView.viewedAt)}
          </>
        ) : (
          "Has opened no invoice yet"
        )}
      </p>
    </li>
  );
}
