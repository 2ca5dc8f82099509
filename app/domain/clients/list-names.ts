import { type Context, organizationOf } from "#platform/context";

/** The clients to choose from, by name, or null when there are more than `limit`. Archived ones are left out. */
export async function listClientNames(
  ctx: Context,
  { limit }: { limit: number },
): Promise<{ id: string; name: string }[] | null> {
  const rows = await ctx.db.client.findMany({
    where: { organizationId: organizationOf(ctx), archivedAt: null },
    select: { id: true, name: true },
    orderBy: [{ search: "asc" }, { id: "asc" }],
    take: limit + 1,
  });
  return rows.length > limit ? null : rows;
}
