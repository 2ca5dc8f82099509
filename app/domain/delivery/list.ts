import { type Context, organizationOf } from "#platform/context";
import { decodeCursor, pageOf, pageSize } from "#lib/paging";
import type { EmailState } from "#lib/statuses";
import { emailColumns } from "./columns.ts";

export type EmailQuery = {
  readonly state?: EmailState;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly cursor?: string | null;
  readonly limit?: number;
};

export type EmailItem = Awaited<ReturnType<typeof listEmails>>["items"][number];

/** The organization's mails, newest first. */
export async function listEmails(ctx: Context, query: EmailQuery) {
  const { state, subjectKind, subjectId } = query;
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["string"]);
  const rows = await ctx.db.email.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(state ? { state } : {}),
      ...(subjectKind ? { subjectKind } : {}),
      ...(subjectId ? { subjectId } : {}),
      ...(after ? { id: { lt: after[0] } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: emailColumns,
  });
  return pageOf(rows, limit, (row) => [row.id]);
}
