/** Agents and admins come by invite, which never waits for Stripe and works exactly once. */
export { inviteAgent, inviteInput } from "./invite.ts";
export { type InvitePreview, previewInvites } from "./preview.ts";
export { inviteMany, inviteRows, type ManyInvited, type RefusedInvite } from "./invite-many.ts";
export type { ListedInvite } from "./listed-invite.ts";
export { readList } from "./read-list.ts";
export { acceptInvite } from "./accept.ts";
export { getInvite } from "./get.ts";
export { openInvite, type OpenedInvite } from "./open.ts";
export { resendInvite } from "./resend.ts";
export { revokeInvite } from "./revoke.ts";
export { removeAgent } from "./remove.ts";
export { expireInvites } from "./expire.ts";
export { type Agent, listAgents } from "./list.ts";
export { composeAgentInvite } from "./compose.ts";
export { InviteOver } from "./errors.ts";
export type { Invite } from "./view.ts";
