import { formatDate } from "#lib/civil-date";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { holdText, pastText, stepTitle } from "../reminders/reminder-words.ts";
import { StatusBadge } from "../status-badge.tsx";
import type { InvoicePageData, ShownReminders } from "./page-data.ts";

type Props = { page: InvoicePageData; reminders: ShownReminders };

/** When the client is reminded next, what holds that back, what it promised, and what went out. */
export function RemindersCard({ page, reminders }: Props) {
  const isOwed = page.invoice.status === "open" && page.invoice.amountDue > 0n;
  if (!isOwed && reminders.past.length === 0) return null;
  return (
    <Card title="Reminders">
      <div className="space-y-4">
        {isOwed ? <Next page={page} reminders={reminders} /> : null}
        {isOwed ? <Promised page={page} reminders={reminders} /> : null}
        {isOwed && page.mayMoveMoney ? <Buttons page={page} reminders={reminders} /> : null}
        <Past page={page} reminders={reminders} />
      </div>
    </Card>
  );
}

function Next({ page: { locale }, reminders }: Props) {
  const { isOn, next, hold, timeZone, canBeReminded } = reminders;
  if (hold) return <p>{holdText(hold, locale)}.</p>;
  if (!canBeReminded) return <p className="text-muted">Planned once the invoice has arrived by mail.</p>;
  if (next && timeZone)
    return (
      <p>
        {stepTitle(next.offsetDays)}: <InstantText at={next.at} timeZone={timeZone} locale={locale} />
        <span className="text-sm text-muted"> in {timeZone.replaceAll("_", " ")}</span>
      </p>
    );
  return <p className="text-muted">{isOn ? "No further reminder is planned." : "Reminders are off."}</p>;
}

function Promised({ page: { invoice, locale, mayMoveMoney }, reminders: { promise } }: Props) {
  if (!promise) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 break-words">
        Promised until {formatDate(promise.until, locale)}
        {promise.note ? <span className="block text-sm text-muted">{promise.note}</span> : null}
      </p>
      {mayMoveMoney ? (
        <PostButton action={`/admin/invoices/${invoice.id}/promise/withdrawal`}>Take it back</PostButton>
      ) : null}
    </div>
  );
}

function Buttons({ page: { invoice, recipients }, reminders: { hold, canBeReminded } }: Props) {
  const address = `/admin/invoices/${invoice.id}`;
  return (
    <div className="flex flex-wrap gap-2">
      {canBeReminded && hold === null ? (
        <PostButton
          action={`${address}/reminders`}
          pendingLabel="Reminding…"
          confirm={{
            title: "Remind the client now?",
            body: <>It goes to {recipients.join(", ")}, whatever the hour there.</>,
            confirmLabel: "Send the reminder",
          }}
        >
          Remind now
        </PostButton>
      ) : null}
      <LinkButton to={`${address}/promise`}>Promise to pay</LinkButton>
    </div>
  );
}

function Past({ page: { locale, timeZone }, reminders: { past } }: Props) {
  if (past.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-t border-line">
      {past.map(({ id, offsetDays, createdAt, mails, ...what }) => (
        <li key={id} className="space-y-1 py-3">
          <p>{stepTitle(offsetDays)}</p>
          <p className="text-sm text-muted">
            {[pastText(what)].filter(Boolean).map((text) => `${text} · `)}
            <InstantText at={createdAt} timeZone={timeZone} locale={locale} />
          </p>
          {mails.map(({ address, state }) => (
            <p key={address} className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
              <span className="min-w-0 break-all">{address}</span>
              <StatusBadge kind="email" status={state} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
