import type { Role } from "#lib/statuses";
import { InstantText } from "../date-text.tsx";
import { PostButton } from "../post-button.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { type Column, Table } from "../table.tsx";

type MemberRow = { userId: string; name: string; email: string; role: Role; joinedAt: Date };

type MembersTableProps = {
  members: readonly MemberRow[];
  viewer: { userId: string; isOwner: boolean };
  timeZone: string;
  locale: string;
};

export function MembersTable({ members, viewer, timeZone, locale }: MembersTableProps) {
  const columns: Column<MemberRow>[] = [
    { key: "name", header: "Name", isTitle: true, cell: ({ name }) => name },
    {
      key: "email",
      header: "E-mail address",
      cell: ({ email }) => <span className="break-all">{email}</span>,
    },
    { key: "role", header: "Role", cell: ({ role }) => <StatusBadge kind="role" status={role} /> },
    {
      key: "joined",
      header: "Joined",
      isHiddenOnPhone: true,
      cell: ({ joinedAt }) => <InstantText at={joinedAt} timeZone={timeZone} locale={locale} />,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: (member) => (mayRemove(member, viewer) ? <RemoveButton member={member} /> : null),
    },
  ];
  return <Table caption="Members" columns={columns} rows={members} rowKey={({ userId }) => userId} />;
}

/** Only the owner removes an admin, nobody the owner; leaving oneself is a matter of the settings. */
function mayRemove(member: MemberRow, viewer: { userId: string; isOwner: boolean }): boolean {
  if (member.role === "owner" || member.userId === viewer.userId) return false;
  return viewer.isOwner || member.role === "agent";
}

function RemoveButton({ member: { userId, name } }: { member: MemberRow }) {
  return (
    <PostButton
      action={`/admin/agents/${userId}/removal`}
      variant="danger"
      confirm={{
        title: `Remove ${name}?`,
        body: "Sessions and API keys end at once, and the seat is free again. What was done stays.",
        confirmLabel: "Remove",
      }}
    >
      Remove
    </PostButton>
  );
}
