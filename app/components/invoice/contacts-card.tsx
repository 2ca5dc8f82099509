import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import type { InvoicePageData, ShownContact } from "./page-data.ts";

/** The people at the client: whether each has opened the invoice by the link of their own, and that link. */
export function ContactsCard({ page }: { page: InvoicePageData }) {
  if (page.contacts.length === 0) return null;
  return (
    <Card title="Who can see it">
      <ul className="-my-3 divide-y divide-line">
        {page.contacts.map((contact) => (
          <Contact key={contact.id} contact={contact} page={page} />
        ))}
      </ul>
    </Card>
  );
}

function Contact({ contact, page }: { contact: ShownContact; page: InvoicePageData }) {
  const { id, name, email, getsInvoices } = contact;
  const { invoice, mayMoveMoney } = page;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">
          <bdi>{name}</bdi>
        </p>
        {name === email ? null : <p className="text-sm break-all text-muted">{email}</p>}
        <p className="text-sm text-muted">
          <Opened contact={contact} page={page} />
          {getsInvoices ? null : " Gets no invoices by mail."}
        </p>
      </div>
      {mayMoveMoney && invoice.status !== "void" ? (
        <PostButton action={`/admin/invoices/${invoice.id}/portal-link`} fields={{ contactId: id }}>
          Copy link<span className="sr-only"> of {name}</span>
        </PostButton>
      ) : null}
    </li>
  );
}

function Opened({ contact, page }: { contact: ShownContact; page: InvoicePageData }) {
  const { viewCount, lastViewedAt } = contact;
  const { timeZone, locale } = page;
  if (!lastViewedAt) return <>Not opened yet.</>;
  return (
    <>
      {viewCount === 1 ? "Opened once, " : `Opened ${viewCount} times, last `}
      <InstantText at={lastViewedAt} timeZone={timeZone} locale={locale} />.
    </>
  );
}
