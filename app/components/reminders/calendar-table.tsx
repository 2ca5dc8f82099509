import { Link } from "@remix-run/react";
import { Badge } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { PostButton } from "../post-button.tsx";
import { type Column, Table } from "../table.tsx";
import { holdText, type ShownHold, stepTitle } from "./reminder-words.ts";

export type ShownReminder = {
  invoiceId: string;
  number: string;
  client: { id: string; name: string; timeZone: string };
  currency: string;
  amountDue: bigint;
  offsetDays: number;
  overtaken: readonly number[];
  at: Date;
  recipients: readonly string[];
  hold: ShownHold | null;
};

export type CalendarTableProps = {
  caption: string;
  reminders: readonly ShownReminder[];
  locale: string;
  /** Whether they go out at all, so that one can be sent or skipped. */
  isOn: boolean;
};

/** Reminders before they go out: when by the client's clocks, of what, to whom, and what holds them. */
export function CalendarTable({ caption, reminders, locale, isOn }: CalendarTableProps) {
  return (
    <Table
      caption={caption}
      columns={isOn ? [...columnsIn(locale), actions] : columnsIn(locale)}
      rows={reminders}
      rowKey={({ invoiceId, offsetDays }) => `${invoiceId} ${offsetDays}`}
    />
  );
}

function columnsIn(locale: string): Column<ShownReminder>[] {
  return [
    {
      key: "client",
      header: "To",
      isTitle: true,
      cell: ({ client, recipients }) => (
        <>
          <Link to={`/admin/clients/${client.id}`} className="link">
            {client.name}
          </Link>
          {recipients.map((address) => (
            <p key={address} className="text-sm wrap-anywhere text-muted">
              {address}
            </p>
          ))}
        </>
      ),
    },
    {
      key: "at",
      header: "When",
      cell: ({ at, client, hold }) => (
        <>
          <InstantText at={at} timeZone={client.timeZone} locale={locale} />
          <p className="text-sm text-muted">{client.timeZone.replaceAll("_", " ")}</p>
          {hold ? <Badge tone="warning">{holdText(hold, locale)}</Badge> : null}
        </>
      ),
    },
    {
      key: "invoice",
      header: "Invoice",
      cell: ({ invoiceId, number, amountDue, currency }) => (
        <>
          <Link to={`/admin/invoices/${invoiceId}`} className="link">
            {number}
          </Link>
          <p className="text-sm text-muted">
            <MoneyText money={{ amount: amountDue, currency }} locale={locale} /> due
          </p>
        </>
      ),
    },
    {
      key: "step",
      header: "Step",
      cell: ({ offsetDays, overtaken }) => (
        <>
          {stepTitle(offsetDays)}
          {overtaken.length > 0 ? (
            <p className="text-sm text-muted">
              In place of {overtaken.length === 1 ? "an earlier one" : `${overtaken.length} earlier ones`}
            </p>
          ) : null}
        </>
      ),
    },
  ];
}

const actions: Column<ShownReminder> = {
  key: "actions",
  header: "",
  cell: ({ invoiceId, offsetDays, number, recipients }) => {
    const address = `/admin/reminders/${invoiceId}/${offsetDays}`;
    return (
      <div className="flex flex-wrap justify-end gap-2">
        <PostButton
          action={`${address}/sending`}
          confirm={{
            title: `Remind of ${number} now?`,
            body: `It goes to ${recipients.join(", ")}, whatever the hour there, in place of this step and the ones before it.`,
            confirmLabel: "Send now",
          }}
        >
          Send now
        </PostButton>
        <PostButton
          action={`${address}/skipping`}
          variant="danger"
          confirm={{
            title: `Skip this reminder of ${number}?`,
            body: "This step never goes out for this invoice. Later steps do.",
            confirmLabel: "Skip it",
          }}
        >
          Skip
        </PostButton>
      </div>
    );
  },
};
