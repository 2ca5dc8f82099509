import { listActivity } from "#domain/activity";
import type { Context } from "#platform/context";
import { nameSubjects } from "./name-subjects.ts";

export type RecentActivity = {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  /** Past tense, as recorded. */
  readonly verb: string;
  readonly subjectKind: string;
  /** What the subject is called; null when it has no name of its own or is gone. */
  readonly subjectName: string | null;
  readonly subjectId: string;
};

/** What was done lately, newest first, with the names of what it was done to; to agents, only what concerns their work. */
export async function listRecentActivity(
  ctx: Context,
  { limit }: { limit: number },
): Promise<RecentActivity[]> {
  const isAgent = ctx.actor.kind === "user" && ctx.actor.role === "agent";
  const { items } = await listActivity(ctx, { limit, ...(isAgent && { among: ["client", "invoice"] }) });
  const names = await nameSubjects(ctx, items);
  return items.map(({ id, at, actorName, verb, subjectKind, subjectId }) => ({
    id,
    at,
    who: actorName,
    verb,
    subjectKind,
    subjectId,
    subjectName: names.get(subjectId)?.name ?? null,
  }));
}
