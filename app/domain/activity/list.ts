import { type Context, organizationOf } from "#platform/context";
import { decodeCursor, pageOf, pageSize } from "#lib/paging";

export type ActivityQuery = {
  readonly subjectKind?: string;
  readonly subjectId?: string;
  /** Only what was done to these kinds of things. */
  readonly among?: readonly string[];
  /** What people and programs of that name did. */
  readonly actorName?: string;
  /** From that instant on. */
  readonly from?: Date;
  /** Before that instant. */
  readonly until?: Date;
  readonly cursor?: string | null;
  readonly limit?: number;
};

export type ActivityItem = Awaited<ReturnType<typeof listActivity>>["items"][number];

/** Newest first; `before` and `after` are plain objects with amounts as decimal strings, or null. */
export async function listActivity(ctx: Context, query: ActivityQuery) {
  const { subjectKind, subjectId, among, actorName, from, until } = query;
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["string"]);
  const rows = await ctx.db.activity.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(subjectKind ? { subjectKind } : {}),
      ...(subjectId ? { subjectId } : {}),
      ...(among ? { subjectKind: { in: [...among] } } : {}),
      ...(actorName ? { actorName } : {}),
      ...(from || until ? { at: { ...(from && { gte: from }), ...(until && { lt: until }) } } : {}),
      ...(after ? { id: { lt: after[0] } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ organizationId: _, ...row }) => ({
      ...row,
      before: parseSnapshot(row.before),
      after: parseSnapshot(row.after),
    })),
  };
}

function parseSnapshot(text: string | null): Record<string, unknown> | null {
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>);
}
