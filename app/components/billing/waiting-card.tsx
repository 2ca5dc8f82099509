import { Link } from "@remix-run/react";
import type { InviteStatus } from "#lib/statuses";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type WaitingInvite = { id: string; email: string; status: InviteStatus; since: Date };

type WaitingCardProps = {
  waiting: { invites: readonly WaitingInvite[]; inviteCount: number; otherCount: number };
  timeZone: string;
  locale: string;
};

/** What Stripe has not confirmed yet, by address where there is one. Shows nothing while nothing waits. */
export function WaitingCard({ waiting, ...zone }: WaitingCardProps) {
  const { invites, inviteCount, otherCount } = waiting;
  if (inviteCount + otherCount === 0) return null;
  const columns: Column<WaitingInvite>[] = [
    {
      key: "email",
      header: "Invite",
      isTitle: true,
      cell: ({ id, email }) => (
        <Link to={`/admin/agents/invites/${id}`} className="link break-all">
          {email}
        </Link>
      ),
    },
    { key: "state", header: "State", cell: ({ status }) => <StatusBadge kind="invite" status={status} /> },
    {
      key: "since",
      header: "Waits since",
      cell: ({ since }) => <InstantText at={since} {...zone} />,
    },
  ];
  return (
    <Card
      title="Changes that wait for Stripe"
      description="Nobody waits for them: invites work, and one call tells Stripe of all."
      isFlush
    >
      {invites.length > 0 ? (
        <Table caption="Invites that wait" columns={columns} rows={invites} rowKey={({ id }) => id} />
      ) : null}
      <Others hidden={inviteCount - invites.length} others={otherCount} />
    </Card>
  );
}

function Others({ hidden, others }: { hidden: number; others: number }) {
  if (hidden + others === 0) return null;
  const sentences = [
    ...(hidden > 0 ? [hidden === 1 ? "One more invite." : `${hidden} more invites.`] : []),
    ...(others > 0
      ? [
          `${others === 1 ? "One other change" : `${others} other changes`}: people who left or changed role, invites that are over.`,
        ]
      : []),
  ];
  return <p className="border-t border-line px-4 py-3 text-muted sm:px-5">{sentences.join(" ")}</p>;
}
