import { Link } from "@remix-run/react";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";
import type { InvoicePageData, ShownRecipient } from "./page-data.ts";

/** Who got the invoice, who waits for it, and why somebody did not get it. */
export function DeliveryCard({ page }: { page: InvoicePageData }) {
  const { recipients } = page.invoice.delivery;
  return (
    <Card title="Delivery">
      {recipients.length > 0 ? (
        <ul className="-my-3 divide-y divide-line">
          {recipients.map((recipient) => (
            <Recipient key={recipient.emailId} recipient={recipient} page={page} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">Not sent to anybody yet.</p>
      )}
    </Card>
  );
}

function Recipient({ recipient, page }: { recipient: ShownRecipient; page: InvoicePageData }) {
  const { emailId, address, state, sentAt, lastError } = recipient;
  const { invoice, mayMoveMoney, timeZone, locale } = page;
  return (
    <li className="space-y-1 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {mayMoveMoney ? (
          <Link to={`/admin/billing/emails/${emailId}`} className="link min-w-0 break-all">
            {address}
          </Link>
        ) : (
          <span className="min-w-0 break-all">{address}</span>
        )}
        <StatusBadge kind="email" status={state} />
      </div>
      {sentAt ? (
        <p className="text-sm text-muted">
          <InstantText at={sentAt} timeZone={timeZone} locale={locale} />
        </p>
      ) : null}
      {state !== "sent" && lastError ? <p className="text-sm break-words text-danger">{lastError}</p> : null}
      {state === "failed" && mayMoveMoney && invoice.status !== "void" ? (
        <PostButton action={`/admin/invoices/${invoice.id}/retries`} fields={{ emailId }}>
          Send again
        </PostButton>
      ) : null}
    </li>
  );
}
