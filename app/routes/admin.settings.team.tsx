import { useLoaderData } from "@remix-run/react";
import { listMemberships } from "#domain/organizations";
import { Banner } from "#components/banner";
import { LinkButton } from "#components/button";
import { Card } from "#components/card";
import { InstantText } from "#components/date-text";
import { pageTitle } from "#components/page-title";
import { PostButton } from "#components/post-button";
import { StatusBadge } from "#components/status-badge";
import { Table, type Column } from "#components/table";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Team");

export const loader = forAdmin(async ({ ctx, staff }) => ({
  members: await listMemberships(ctx),
  zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
  isOwner: staff.role === "owner",
  userId: staff.user.id,
}));

type Member = Awaited<ReturnType<typeof listMemberships>>[number];

export default function Team() {
  const { members, zone, isOwner, userId } = useLoaderData<typeof loader>();
  const columns: Column<Member>[] = [
    { key: "name", header: "Name", isTitle: true, cell: ({ name }) => name },
    { key: "email", header: "E-mail address", cell: ({ email }) => email },
    { key: "role", header: "Role", cell: ({ role }) => <StatusBadge kind="role" status={role} /> },
    { key: "notices", header: "Notices", cell: noticesInWords },
    {
      key: "since",
      header: "Since",
      isHiddenOnPhone: true,
      cell: ({ createdAt }) => <InstantText at={createdAt} {...zone} />,
    },
    {
      key: "actions",
      header: "",
      align: "end",
      cell: (member) => <MemberActions member={member} isOwner={isOwner} isSelf={member.userId === userId} />,
    },
  ];
  const isAnybodyMailed = members.some(({ getsNotices, isDisabled }) => getsNotices && !isDisabled);
  return (
    <>
      {isAnybodyMailed ? null : (
        <Banner tone="warning" title="Nobody is mailed about trouble with billing">
          No admin wants notices. Pages still say it while it lasts.
        </Banner>
      )}
      <Card
        title="Team"
        description="Only the owner appoints admins and removes them."
        actions={<LinkButton to="/admin/agents">Invite somebody</LinkButton>}
        isFlush
      >
        <Table caption="Members" columns={columns} rows={members} rowKey={({ userId }) => userId} />
      </Card>
    </>
  );
}

/** Of trouble with billing, by e-mail; agents are never told. */
function noticesInWords({ role, getsNotices }: Member): string {
  if (role === "agent") return "—";
  return getsNotices ? "On" : "Off";
}

type ActionsProps = { member: Member; isOwner: boolean; isSelf: boolean };

function MemberActions({ member, isOwner, isSelf }: ActionsProps) {
  const { userId, name, role } = member;
  const address = `/admin/settings/team/${userId}`;
  if (role === "owner") return isOwner ? <NoticesAction member={member} address={address} /> : null;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {isOwner && role === "admin" ? <NoticesAction member={member} address={address} /> : null}
      {isOwner ? <RoleActions member={member} address={address} /> : null}
      {isOwner || role === "agent" || isSelf ? (
        <PostButton
          action={`${address}/removal`}
          variant="danger"
          confirm={{
            title: isSelf ? "Leave this organization?" : `Remove ${name}?`,
            body: "Sessions and API keys end at once. What was done stays.",
            confirmLabel: isSelf ? "Leave" : "Remove",
          }}
        >
          {isSelf ? "Leave" : "Remove"}
        </PostButton>
      ) : null}
    </div>
  );
}

function NoticesAction({ member: { getsNotices }, address }: { member: Member; address: string }) {
  return (
    <PostButton action={`${address}/notices`} fields={{ getsNotices: getsNotices ? "off" : "on" }}>
      {getsNotices ? "Stop notices" : "Send notices"}
    </PostButton>
  );
}

function RoleActions({ member: { name, role }, address }: { member: Member; address: string }) {
  const other = role === "admin" ? "agent" : "admin";
  return (
    <>
      <PostButton action={`${address}/role`} fields={{ role: other }}>
        {other === "admin" ? "Make admin" : "Make agent"}
      </PostButton>
      <PostButton
        action={`${address}/ownership`}
        confirm={{
          title: `Make ${name} the owner?`,
          body: "You become an admin. Only the new owner can give it back.",
          confirmLabel: "Transfer the ownership",
        }}
      >
        Make owner
      </PostButton>
    </>
  );
}
