import { type Context, organizationOf } from "#platform/context";
import { NotFound } from "#lib/errors";
import { decodeCursor, pageOf, pageSize } from "#lib/paging";
import { wordsOf } from "./kinds.ts";

export type IncidentItem = ReturnType<typeof viewIncident>;

/** The organization's incidents and those of the whole deployment, newest first. `resolvedAt` is null while one lasts. */
export async function listIncidents(
  ctx: Context,
  query: { open?: true; cursor?: string | null; limit?: number } = {},
) {
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["string"]);
  const rows = await ctx.db.incident.findMany({
    where: {
      ...ofConcern(ctx),
      ...(query.open ? { resolvedAt: null } : {}),
      ...(after ? { id: { lt: after[0] } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(viewIncident) };
}

/** One of the incidents that `listIncidents` lists. Throws NotFound. */
export async function getIncident(ctx: Context, { id }: { id: string }): Promise<IncidentItem> {
  const row = await ctx.db.incident.findFirst({ where: { id, ...ofConcern(ctx) } });
  if (!row) throw new NotFound("incident");
  return viewIncident(row);
}

function ofConcern(ctx: Context) {
  return { OR: [{ organizationId: organizationOf(ctx) }, { organizationId: null }] };
}

type IncidentRow = NonNullable<Awaited<ReturnType<Context["db"]["incident"]["findFirst"]>>>;

function viewIncident(row: IncidentRow) {
  return {
    id: row.id,
    kind: row.kind,
    headline: wordsOf(row.kind).headline,
    detail: row.detail,
    action: row.action,
    hits: row.hits,
    openedAt: row.openedAt,
    lastAt: row.lastAt,
    quietSince: row.quietSince,
    resolvedAt: row.resolvedAt,
    /** Whether every organization of the deployment is touched. */
    concernsAll: row.organizationId === null,
    notices: row.notices,
    /** When the next notice is due; null when nothing more is to be told unless it ends. */
    nextNoticeAt: row.quietSince ? null : row.noticeAt,
  };
}
