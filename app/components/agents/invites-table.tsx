import { Link } from "@remix-run/react";
import type { InviteStatus, Role } from "#lib/statuses";
import { BillingPendingBadge, StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";
import { ExpiryText } from "./expiry-text.tsx";
import { InviteButtons } from "./invite-buttons.tsx";

type InviteRow = {
  id: string;
  email: string;
  role: Role;
  status: InviteStatus;
  billingPending: boolean;
  expiresAt: Date;
};

type InvitesTableProps = {
  invites: readonly InviteRow[];
  now: Date;
  mayInviteAdmins: boolean;
  timeZone: string;
  locale: string;
};

export function InvitesTable({ invites, mayInviteAdmins, ...time }: InvitesTableProps) {
  const waiting = new Set(invites.flatMap(({ email, status }) => (status === "pending" ? [email] : [])));
  const columns: Column<InviteRow>[] = [
    {
      key: "email",
      header: "E-mail address",
      isTitle: true,
      cell: ({ id, email, status }) =>
        status === "pending" ? (
          <Link to={`/admin/agents/invites/${id}`} className="link break-all">
            {email}
          </Link>
        ) : (
          <span className="break-all">{email}</span>
        ),
    },
    { key: "role", header: "Role", cell: ({ role }) => <StatusBadge kind="role" status={role} /> },
    {
      key: "status",
      header: "Status",
      cell: ({ status, billingPending }) => (
        <span className="inline-flex flex-wrap gap-1 max-sm:justify-end">
          <StatusBadge kind="invite" status={status} />
          {billingPending ? <BillingPendingBadge /> : null}
        </span>
      ),
    },
    {
      key: "expires",
      header: "Expiry",
      cell: ({ status, expiresAt }) =>
        status === "pending" ? <ExpiryText expiresAt={expiresAt} {...time} /> : "–",
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: (invite) =>
        // Who was invited again meanwhile has a row of their own for that.
        invite.status === "pending" || !waiting.has(invite.email) ? (
          <InviteButtons invite={invite} now={time.now} mayInviteAdmins={mayInviteAdmins} />
        ) : null,
    },
  ];
  return <Table caption="Invites" columns={columns} rows={invites} rowKey={({ id }) => id} />;
}
