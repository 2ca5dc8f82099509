import { todayIn, type CivilDate } from "#lib/civil-date";
import type { Context } from "#platform/context";

/** For how long the books of an organization were closed until that day. */
export type Closing = {
  readonly until: CivilDate;
  /** The first instant after that day, as the organization's clocks had it then. */
  readonly before: Date;
  readonly from: Date;
  /** Null while it holds. */
  readonly to: Date | null;
  /** The organization's zone now, which may be another one than it was. */
  readonly timeZone: string;
};

/** Every closing of every organization, by organization, as the record of activity has them. */
export async function readClosings(ctx: Pick<Context, "db">): Promise<Map<string, Closing[]>> {
  const closings = new Map<string, Closing[]>();
  const organizations = await ctx.db.organization.findMany({ select: { id: true, timeZone: true } });
  for (const { id, timeZone } of organizations) {
    const rows = await ctx.db.activity.findMany({
      where: {
        organizationId: id,
        subjectKind: "organization",
        subjectId: id,
        verb: { in: ["closed the books of", "reopened the books of"] },
      },
      orderBy: { id: "asc" },
      select: { at: true, after: true },
    });
    const own = rows.flatMap(({ at, after }, index): Closing[] => {
      const { booksClosedUntil, closedBefore } = JSON.parse(after ?? "{}") as Record<string, string | null>;
      if (!booksClosedUntil || !closedBefore) return [];
      const to = rows[index + 1]?.at ?? null;
      return [{ until: booksClosedUntil, before: new Date(closedBefore), from: at, to, timeZone }];
    });
    if (own.length > 0) closings.set(id, own);
  }
  return closings;
}

/**
 * Whether the entry was written into a time that was closed when it was written. What shares its millisecond with the
 * closing or reopening may have come before or after it; a day counts only in both zones when the zone was changed.
 */
export function breaksClosing(entry: { at: Date; recordedAt: Date }, closing: Closing): boolean {
  const { until, before, from, to, timeZone } = closing;
  const { at, recordedAt } = entry;
  const isClosedThen = recordedAt > from && (to === null || recordedAt < to);
  return isClosedThen && at < before && todayIn(timeZone, at) <= until;
}
