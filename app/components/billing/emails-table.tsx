import type { ReactNode } from "react";
import type { EmailState } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type EmailRow = {
  id: string;
  template: string;
  toAddress: string;
  state: EmailState;
  attempts: number;
  nextAttemptAt: Date | null;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
};

type EmailsTableProps = {
  emails: readonly EmailRow[];
  timeZone: string;
  locale: string;
  empty: ReactNode;
};

const templates: Readonly<Record<string, string>> = {
  invoice: "Invoice",
  "fresh-link": "Fresh link",
  receipt: "Receipt",
  "payment-failed": "Failed payment",
  "credit-note": "Credit note",
  "invoice-cancelled": "Cancellation of an invoice",
  "agent-invite": "Invite",
  "password-reset": "Password reset",
  "admin-notice": "Notice of trouble",
  "all-clear": "All-clear",
};

export function EmailsTable({ emails, empty, ...zone }: EmailsTableProps) {
  const columns: Column<EmailRow>[] = [
    {
      key: "to",
      header: "To",
      isTitle: true,
      cell: ({ toAddress, lastError }) => (
        <div className="space-y-0.5">
          <p className="break-all">{toAddress}</p>
          {lastError ? <p className="font-normal text-muted">{lastError}</p> : null}
        </div>
      ),
    },
    { key: "template", header: "What", cell: ({ template }) => templates[template] ?? template },
    { key: "state", header: "State", cell: ({ state }) => <StatusBadge kind="email" status={state} /> },
    {
      key: "attempts",
      header: "Attempts",
      align: "end",
      isHiddenOnPhone: true,
      cell: ({ attempts }) => attempts,
    },
    {
      key: "at",
      header: "Written",
      cell: ({ createdAt }) => <InstantText at={createdAt} {...zone} />,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: ({ id, state }) =>
        state === "sent" || state === "withdrawn" ? null : (
          <PostButton action={`/admin/billing/emails/${id}/retry`}>
            {state === "failed" ? "Send again" : "Send now"}
          </PostButton>
        ),
    },
  ];
  return <Table caption="E-mails" columns={columns} rows={emails} rowKey={({ id }) => id} empty={empty} />;
}
