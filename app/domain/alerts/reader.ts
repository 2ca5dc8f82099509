import { EmailNotNeeded } from "#domain/delivery";
import type { Context } from "#platform/context";
import { readDedupe } from "./audience.ts";

type Incident = { readonly id: string; readonly kind: string; readonly scope: string };

/** Whom a mail goes to, as they are when it leaves. */
type Reader = { readonly userId: string; readonly getsNotices: boolean };

/** Trouble is nobody's business any more who has been removed, or made an agent, since the mail was written down. */
export async function readerOf(ctx: Context, organizationId: string | null, userId: string): Promise<Reader> {
  const memberships = await ctx.db.membership.findMany({
    where: {
      userId,
      role: { in: ["owner", "admin"] },
      user: { disabledAt: null },
      ...(organizationId === null ? {} : { organizationId }),
    },
    select: { getsNotices: true },
  });
  if (memberships.length === 0) throw new EmailNotNeeded("Its reader is not an admin any more.");
  return { userId, getsNotices: memberships.some(({ getsNotices }) => getsNotices) };
}

/** Whether a mail of the incident has left for that person, or is about to at its first attempt. */
export async function hasBeenTold(
  ctx: Context,
  { id }: { readonly id: string },
  userId: string,
): Promise<boolean> {
  const mails = await ctx.db.email.findMany({
    where: {
      subjectKind: "incident",
      subjectId: id,
      template: "admin-notice",
      OR: [
        { state: "sent" },
        { state: "queued", attempts: 0 },
        { state: "queued", attempts: 1, leaseUntil: { not: null } },
      ],
    },
    select: { dedupe: true },
  });
  return mails.some(({ dedupe }) => readDedupe(dedupe).userId === userId);
}

/** Of trouble that came and went several times while no mail left, one mail is enough: the one about the last. */
export async function requireSomethingToTell(
  ctx: Context,
  { id, kind, scope }: Incident,
  reader: Reader,
): Promise<void> {
  if (!reader.getsNotices) throw new EmailNotNeeded("Its reader has switched notices off.");
  const later = await ctx.db.incident.findMany({
    where: { kind, scope, id: { gt: id } },
    select: { id: true },
  });
  const mails = await ctx.db.email.findMany({
    where: {
      subjectKind: "incident",
      subjectId: { in: later.map((incident) => incident.id) },
      state: { in: ["queued", "sent"] },
    },
    select: { dedupe: true },
  });
  if (mails.some(({ dedupe }) => readDedupe(dedupe).userId === reader.userId))
    throw new EmailNotNeeded("It came back before this could be sent, and a later mail tells of that.");
}
