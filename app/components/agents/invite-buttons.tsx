import type { InviteStatus, Role } from "#lib/statuses";
import { PostButton } from "../post-button.tsx";

export type ButtonsInvite = { id: string; email: string; role: Role; status: InviteStatus; expiresAt: Date };

type InviteButtonsProps = {
  invite: ButtonsInvite;
  now: Date;
  mayInviteAdmins: boolean;
};

/** What can be done with an invite: sent again and taken back while it waits, followed by another once it has expired. */
export function InviteButtons({ invite, now, mayInviteAdmins }: InviteButtonsProps) {
  const isOver = invite.status === "expired" || invite.expiresAt <= now;
  const isWaiting = invite.status === "pending";
  if (!isWaiting && invite.status !== "expired") return null;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {invite.role !== "admin" || mayInviteAdmins ? (
        <PostButton action={`/admin/agents/invites/${invite.id}/resending`} pendingLabel="Sending…">
          {isOver ? "Invite again" : "Resend"}
        </PostButton>
      ) : null}
      {isWaiting && !isOver ? <RevokeButton invite={invite} /> : null}
    </div>
  );
}

function RevokeButton({ invite }: { invite: { id: string; email: string } }) {
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
