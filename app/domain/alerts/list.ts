import { type Context, organizationOf } from "#platform/context";
import { decodeCursor, pageOf, pageSize } from "#lib/paging";
import { wordsOf } from "./kinds.ts";

export type IncidentItem = Awaited<ReturnType<typeof listIncidents>>["items"][number];

/** The organization's incidents and those of the whole deployment, newest first. `resolvedAt` is null while one lasts. */
export async function listIncidents(
  ctx: Context,
  query: { open?: true; cursor?: string | null; limit?: number } = {},
) {
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["string"]);
  const rows = await ctx.db.incident.findMany({
    where: {
      OR: [{ organizationId: organizationOf(ctx) }, { organizationId: null }],
      ...(query.open ? { resolvedAt: null } : {}),
      ...(after ? { id: { lt: after[0] } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({
      id: row.id,
      kind: row.kind,
      headline: wordsOf(row.kind).headline,
      detail: row.detail,
      action: row.action,
      hits: row.hits,
      openedAt: row.openedAt,
      lastAt: row.lastAt,
      notices: row.notices,
      quietSince: row.quietSince,
      resolvedAt: row.resolvedAt,
    })),
  };
}
