import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { type ChangeRequestState, type ChangeRequestView, viewChangeRequest, withNames } from "./view.ts";

/** The organization's requests, those that wait longest first; of the others the newest. */
export async function listChangeRequests(
  ctx: Context,
  query: { state?: ChangeRequestState; cursor?: string | null; limit?: number } = {},
): Promise<Page<ChangeRequestView>> {
  const { state = "open" } = query;
  const limit = pageSize(query.limit);
  const [after] = decodeCursor(query.cursor, ["string"]) ?? [];
  const isOpen = state === "open";
  const rows = await ctx.db.changeRequest.findMany({
    where: {
      organizationId: organizationOf(ctx),
      state,
      ...(after !== undefined && { id: isOpen ? { gt: after } : { lt: after } }),
    },
    include: withNames,
    orderBy: { id: isOpen ? "asc" : "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, ({ id }) => [id]);
  return { items: page.items.map(viewChangeRequest), nextCursor: page.nextCursor };
}

/** How many wait for an admin. */
export function countOpenChangeRequests(ctx: Context): Promise<number> {
  return ctx.db.changeRequest.count({ where: { organizationId: organizationOf(ctx), state: "open" } });
}

/** What waits at one client, at most one per contact. */
export async function listOpenRequestsOf(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<ChangeRequestView[]> {
  const rows = await ctx.db.changeRequest.findMany({
    where: { clientId, organizationId: organizationOf(ctx), state: "open" },
    include: withNames,
    orderBy: { id: "asc" },
  });
  return rows.map(viewChangeRequest);
}

/** A contact's own, newest first: what waits, and what became of the others. */
export async function listOwnChangeRequests(
  ctx: Context,
  { contactId }: { contactId: string },
): Promise<ChangeRequestView[]> {
  const rows = await ctx.db.changeRequest.findMany({
    where: { contactId, organizationId: organizationOf(ctx) },
    include: withNames,
    orderBy: { id: "desc" },
    take: 20,
  });
  return rows.map(viewChangeRequest);
}
