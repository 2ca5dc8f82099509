import { recordActivity } from "#domain/activity";
import { revokeSessions } from "#domain/credentials";
import { announce } from "#domain/facts";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import type { Role } from "#lib/statuses";
import { AlreadyMember, OnlyOwner, OwnerStays } from "./errors.ts";

/** The organization's people by name: the owner, then admins, then agents. */
export async function listMemberships(ctx: Context | TxContext, filter: { roles?: readonly Role[] } = {}) {
  const memberships = await ctx.db.membership.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(filter.roles ? { role: { in: [...filter.roles] } } : {}),
    },
    select: {
      role: true,
      getsNotices: true,
      createdAt: true,
      user: { select: { id: true, name: true, email: true, disabledAt: true } },
    },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  const rank: Record<Role, number> = { owner: 0, admin: 1, agent: 2 };
  return memberships
    .map(({ role, getsNotices, createdAt, user }) => ({
      userId: user.id,
      name: user.name,
      email: user.email,
      role,
      // The choice is kept while somebody is an agent, and means nothing then.
      getsNotices: getsNotices && role !== "agent",
      createdAt,
      isDisabled: user.disabledAt !== null,
    }))
    .sort((a, b) => rank[a.role] - rank[b.role]);
}

/**
 * Makes a user a member. Recorded as the actor's doing, who may be the user (accepting an invite) and need not be a
 * member. Whoever adds an agent asks requireSeatsWithinLimit afterwards, where the seat is not taken already.
 */
export async function addMembership(
  tx: TxContext,
  member: { organizationId: string; userId: string; role: Role; inviteId?: string },
): Promise<{ id: string }> {
  const { organizationId, userId, role, inviteId = null } = member;
  const known = await tx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
  });
  if (known) throw new AlreadyMember();
  const id = newId();
  await tx.db.membership.create({ data: { id, organizationId, userId, role, createdAt: tx.clock.now() } });
  await recordActivity(await actingIn(tx, member), {
    verb: "joined",
    subjectKind: "member",
    subjectId: userId,
    after: { role },
  });
  await announce(tx, { kind: "membership.changed", organizationId, inviteId });
  return { id };
}

/** An actor from elsewhere who joins acts as the member that they are now. */
async function actingIn(
  tx: TxContext,
  { organizationId, userId, role }: { organizationId: string; userId: string; role: Role },
): Promise<TxContext> {
  if ("organizationId" in tx.actor && tx.actor.organizationId === organizationId) return tx;
  const { name } = await tx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  return { ...tx, actor: { kind: "user", userId, name, organizationId, role } };
}

/**
 * Ends a membership, with the user's sessions and API keys in this organization. Only the owner removes an admin, but an
 * admin may leave.
 */
export async function removeMembership(tx: TxContext, { userId }: { userId: string }): Promise<void> {
  const organizationId = organizationOf(tx);
  const membership = await getMembership(tx, userId);
  if (membership.role === "owner") throw new OwnerStays();
  if (membership.role === "admin" && !isActor(tx, userId)) requireOwner(tx, "remove an admin");
  await tx.db.membership.delete({ where: { id: membership.id } });
  await revokeSessions(tx, { userId, organizationId });
  await tx.db.apiKey.updateMany({
    where: { organizationId, userId, revokedAt: null },
    data: { revokedAt: tx.clock.now() },
  });
  await recordActivity(tx, {
    verb: "removed",
    subjectKind: "member",
    subjectId: userId,
    before: { role: membership.role },
  });
  await announce(tx, { kind: "membership.changed", organizationId, inviteId: null });
}

export async function getMembership(tx: TxContext, userId: string) {
  const membership = await tx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: organizationOf(tx), userId } },
  });
  if (!membership) throw new NotFound("member");
  return membership;
}

function isActor({ actor }: TxContext, userId: string): boolean {
  return "userId" in actor && actor.userId === userId;
}

/** A rule about roles, so it holds whatever face asks; the deployment's own commands are not asked. */
export function requireOwner(ctx: { readonly actor: Context["actor"] }, what: string): void {
  const { actor } = ctx;
  if (actor.kind === "system") return;
  if ((actor.kind === "user" || actor.kind === "api_key") && actor.role === "owner") return;
  throw new OnlyOwner(what);
}
