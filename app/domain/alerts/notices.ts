import type { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import type { EmailState } from "#lib/statuses";
import { readDedupe } from "./audience.ts";

/** One mail about an incident, to one admin. */
export type Notice = {
  readonly id: string;
  readonly occasion: "opening" | "reminder" | "all-clear";
  /** Which reminder it is, from 1; null for the others. */
  readonly number: number | null;
  readonly name: string;
  readonly address: string;
  readonly state: EmailState;
  readonly attempts: number;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
  /** Null unless it waits. */
  readonly nextAttemptAt: Date | null;
  /** Why it has not left, in a sentence; null when it has, or was not tried yet. */
  readonly reason: string | null;
};

/** Of one incident, oldest first. */
export async function listNotices(ctx: Context, { incidentId }: { incidentId: string }): Promise<Notice[]> {
  const mails = await ctx.db.email.findMany({
    where: { ...(await ownNotices(ctx)), subjectId: incidentId },
    orderBy: { id: "asc" },
  });
  return mails.map((mail) => ({
    id: mail.id,
    ...occasionOf(readDedupe(mail.dedupe).occasion),
    name: mail.toName,
    address: mail.toAddress,
    state: mail.state,
    attempts: mail.attempts,
    writtenAt: mail.createdAt,
    sentAt: mail.sentAt,
    nextAttemptAt: mail.state === "queued" ? mail.nextAttemptAt : null,
    reason: mail.lastError,
  }));
}

export type NoticeCounts = Readonly<Record<EmailState, number>>;

/** How the mails about each of these incidents fared; an incident without any has no entry. */
export async function countNotices(
  ctx: Context,
  { incidentIds }: { incidentIds: readonly string[] },
): Promise<ReadonlyMap<string, NoticeCounts>> {
  const groups = await ctx.db.email.groupBy({
    by: ["subjectId", "state"],
    where: { ...(await ownNotices(ctx)), subjectId: { in: [...incidentIds] } },
    _count: true,
  });
  const counts = new Map<string, NoticeCounts>();
  for (const { subjectId, state, _count } of groups) {
    const id = subjectId ?? "";
    counts.set(id, { ...(counts.get(id) ?? noNotices), [state]: _count });
  }
  return counts;
}

export const noNotices: NoticeCounts = { queued: 0, sent: 0, failed: 0, withdrawn: 0 };

/**
 * An incident of the whole deployment is told to the admins of all organizations; to each its own are shown, also those
 * who have their one mail through another organization of theirs.
 */
async function ownNotices(ctx: Context): Promise<Prisma.EmailWhereInput> {
  const organizationId = organizationOf(ctx);
  const admins = await ctx.db.membership.findMany({
    where: { organizationId, role: { in: ["owner", "admin"] } },
    select: { user: { select: { email: true } } },
  });
  return {
    subjectKind: "incident",
    OR: [{ organizationId }, { toAddress: { in: admins.map(({ user }) => user.email) } }],
  };
}

function occasionOf(occasion: string): Pick<Notice, "occasion" | "number"> {
  if (occasion === "open") return { occasion: "opening", number: null };
  if (occasion === "resolved") return { occasion: "all-clear", number: null };
  return { occasion: "reminder", number: Number(occasion.split(":")[1] ?? 1) };
}
