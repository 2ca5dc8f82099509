import { Link } from "@remix-run/react";
import type { InviteStatus, Role } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { BillingPendingBadge, StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type InviteRow = {
  id: string;
  email: string;
  role: Role;
  status: InviteStatus;
  billingPending: boolean;
  expiresAt: Date;
};

type InvitesTableProps = { invites: readonly InviteRow[]; timeZone: string; locale: string };

export function InvitesTable({ invites, timeZone, locale }: InvitesTableProps) {
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
      header: "Open until",
      isHiddenOnPhone: true,
      cell: ({ status, expiresAt }) =>
        status === "pending" ? <InstantText at={expiresAt} timeZone={timeZone} locale={locale} /> : null,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: (invite) => (invite.status === "pending" ? <RevokeButton invite={invite} /> : null),
    },
  ];
  return <Table caption="Invites" columns={columns} rows={invites} rowKey={({ id }) => id} />;
}

export function RevokeButton({ invite }: { invite: { id: string; email: string } }) {
  return (
    <PostButton
      action={`/admin/agents/invites/${invite.id}/revocation`}
      variant="danger"
      confirm={{
        title: `Revoke the invite of ${invite.email}?`,
        body: "The link in the e-mail stops working, and the seat is free again.",
        confirmLabel: "Revoke the invite",
      }}
    >
      Revoke
    </PostButton>
  );
}
