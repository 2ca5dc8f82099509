import type { Context } from "#platform/context";
import type { FoundLink } from "./find.ts";
import { stateOf } from "./find.ts";

/** The links of these ids that are live, of any kind. For a cookie that remembers which links were opened. */
export async function listLiveLinks(ctx: Context, ids: readonly string[]): Promise<FoundLink[]> {
  const rows = await ctx.db.link.findMany({ where: { id: { in: [...ids] } } });
  const now = ctx.clock.now();
  return rows
    .map(({ id, kind, organizationId, subjectId, contactId, ...times }) => {
      return { id, kind, organizationId, subjectId, contactId, state: stateOf(times, now) };
    })
    .filter((link) => link.state === "live");
}
