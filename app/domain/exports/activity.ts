import { type ActivityItem, type ActivityQuery, listActivity } from "#domain/activity";
import type { Context } from "#platform/context";
import { type CsvColumn, type CsvExport, csvStream } from "./csv.ts";
import { fileNameOf } from "./file-name.ts";
import { pageLength, pagesOf } from "./pages.ts";

const columns: readonly CsvColumn<ActivityItem>[] = [
  ["At", ({ at }) => at.toISOString()],
  ["Who", ({ actorName }) => actorName],
  ["As", ({ actorKind }) => actorKind],
  ["What", ({ verb }) => verb],
  ["Of", ({ subjectKind }) => subjectKind],
  ["Id", ({ subjectId }) => subjectId],
  ["Before", ({ before }) => snapshotText(before)],
  ["After", ({ after }) => snapshotText(after)],
];

/** Who did what, as the list with the same filters shows it, all pages of it. */
export async function exportActivity(ctx: Context, query: ActivityQuery): Promise<CsvExport> {
  const pages = pagesOf((cursor) => listActivity(ctx, { ...query, cursor, limit: pageLength }));
  return { fileName: await fileNameOf(ctx, "activity"), stream: csvStream(columns, pages) };
}

function snapshotText(snapshot: Record<string, unknown> | null): string | null {
  return snapshot && JSON.stringify(snapshot);
}
