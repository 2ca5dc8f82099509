import { type Context, organizationOf } from "#platform/context";
import { decodeCursor, pageOf, pageSize } from "#lib/paging";
import type { Role } from "#lib/statuses";
import { type Invite, inviteFields } from "./view.ts";

export type Agent = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
};

const mostInvites = 1000;
const settledShown = 25;

/** The organization's people in the order they joined, and its invites: the waiting ones, then those settled last. */
export async function listAgents(
  ctx: Context,
  query: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<{ items: readonly Agent[]; invites: readonly Invite[]; nextCursor: string | null }> {
  const organizationId = organizationOf(ctx);
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["string"]);
  const rows = await ctx.db.membership.findMany({
    where: { organizationId, ...(after ? { id: { gt: after[0] } } : {}) },
    select: {
      id: true,
      role: true,
      createdAt: true,
      user: { select: { id: true, name: true, email: true } },
    },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    items: page.items.map(({ role, createdAt, user }) => ({
      userId: user.id,
      name: user.name,
      email: user.email,
      role,
      joinedAt: createdAt,
    })),
    invites: await listInvites(ctx, organizationId),
    nextCursor: page.nextCursor,
  };
}

async function listInvites(ctx: Context, organizationId: string): Promise<Invite[]> {
  const pending = await ctx.db.agentInvite.findMany({
    where: { organizationId, status: "pending" },
    select: inviteFields,
    orderBy: { id: "desc" },
    take: mostInvites,
  });
  const settled = await ctx.db.agentInvite.findMany({
    where: { organizationId, status: { not: "pending" } },
    select: inviteFields,
    orderBy: { settledAt: "desc" },
    take: settledShown,
  });
  return [...pending, ...settled];
}
