import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { EmailState } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";
import { emailWhat, resendLabel } from "./email-words.ts";

type EmailRow = {
  id: string;
  template: string;
  toAddress: string;
  client: { id: string; name: string } | null;
  invoice: { id: string; number: string | null } | null;
  state: EmailState;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
};

type EmailsTableProps = {
  emails: readonly EmailRow[];
  timeZone: string;
  locale: string;
  empty: ReactNode;
};

export function EmailsTable({ emails, empty, ...zone }: EmailsTableProps) {
  const columns: Column<EmailRow>[] = [
    {
      key: "to",
      header: "To",
      isTitle: true,
      cell: ({ id, toAddress, client, lastError }) => (
        <div className="space-y-0.5">
          {client ? <p>{client.name}</p> : null}
          <Link to={`/admin/billing/emails/${id}`} className="link break-all">
            {toAddress}
          </Link>
          {lastError ? <p className="font-normal break-words text-muted">{lastError}</p> : null}
        </div>
      ),
    },
    { key: "template", header: "What", cell: (email) => <What email={email} /> },
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
      cell: ({ id, state }) => {
        const label = resendLabel(state);
        return label && <PostButton action={`/admin/billing/emails/${id}/retry`}>{label}</PostButton>;
      },
    },
  ];
  return <Table caption="E-mails" columns={columns} rows={emails} rowKey={({ id }) => id} empty={empty} />;
}

function What({ email: { template, invoice } }: { email: EmailRow }) {
  if (!invoice) return <>{emailWhat(template)}</>;
  return (
    <>
      {emailWhat(template)}{" "}
      <Link to={`/admin/invoices/${invoice.id}`} className="link whitespace-nowrap">
        {invoice.number ?? "of a draft"}
      </Link>
    </>
  );
}
