import type { Context, TxContext } from "#platform/context";

/** The open organizations that a user is a member of, by name. */
export async function listOrganizationsOf(
  ctx: Context | TxContext,
  { userId }: { userId: string },
): Promise<{ id: string; name: string }[]> {
  const memberships = await ctx.db.membership.findMany({
    where: { userId, organization: { closedAt: null } },
    select: { organization: { select: { id: true, name: true } } },
    orderBy: [{ organization: { name: "asc" } }, { organizationId: "asc" }],
  });
  return memberships.map(({ organization }) => organization);
}
