import { queueEmail } from "#domain/delivery";
import type { TxContext } from "#platform/context";
import { nextReminderAt } from "./reminders.ts";

export type IncidentRow = {
  readonly id: string;
  readonly organizationId: string | null;
  readonly openedAt: Date;
  readonly noticeAt: Date | null;
  readonly notices: number;
  readonly quietSince: Date | null;
};

/**
 * Tells the admins what is due to be told of one open incident: its beginning, that it lasts, or its end. The mails are
 * rows of this transaction and unique per incident, admin and occasion, so that no crash can make two of one.
 */
export async function tellWhatIsDue(tx: TxContext, incident: IncidentRow): Promise<void> {
  const now = tx.clock.now();
  if (incident.quietSince) {
    if (now.getTime() - incident.quietSince.getTime() < tx.config.noticeQuiet) return;
    await resolve(tx, incident, now);
  } else if (incident.noticeAt && incident.noticeAt <= now) {
    await notify(tx, incident, now);
  }
}

async function notify(tx: TxContext, incident: IncidentRow, now: Date): Promise<void> {
  const occasion = incident.notices === 0 ? "open" : `reminder:${incident.notices}`;
  await tx.db.incident.update({
    where: { id: incident.id },
    data: { notices: { increment: 1 }, noticeAt: nextReminderAt(incident.openedAt, now) },
  });
  await mailAdmins(tx, incident, { template: "admin-notice", occasion });
}

/** Trouble that nobody was told of ends without a word. */
async function resolve(tx: TxContext, incident: IncidentRow, now: Date): Promise<void> {
  await tx.db.incident.update({ where: { id: incident.id }, data: { resolvedAt: now, noticeAt: null } });
  if (incident.notices > 0) await mailAdmins(tx, incident, { template: "all-clear", occasion: "resolved" });
}

/** One mail per person, even for somebody who is an admin of several organizations that are touched. */
async function mailAdmins(
  tx: TxContext,
  { id, organizationId }: IncidentRow,
  { template, occasion }: { template: "admin-notice" | "all-clear"; occasion: string },
): Promise<void> {
  const admins = await tx.db.membership.findMany({
    where: {
      role: { in: ["owner", "admin"] },
      user: { disabledAt: null },
      organization: { closedAt: null },
      ...(organizationId === null ? {} : { organizationId }),
    },
    select: { organizationId: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: { id: "asc" },
  });
  const told = occasion.startsWith("reminder") ? await listStillWaiting(tx, id) : new Set<string>();
  for (const { organizationId, user } of admins) {
    if (told.has(user.id)) continue;
    told.add(user.id);
    await queueEmail(tx, {
      template,
      to: { address: user.email, name: user.name },
      props: { incidentId: id, occasion },
      dedupe: `incident:${id}:${occasion}:${user.id}`,
      organizationId,
      subjectKind: "incident",
      subjectId: id,
    });
  }
}

/** Whoever has a notice in the outbox that could not go out yet is not reminded: that would only pile up. */
async function listStillWaiting(tx: TxContext, incidentId: string): Promise<Set<string>> {
  const waiting = await tx.db.email.findMany({
    where: { subjectKind: "incident", subjectId: incidentId, state: "queued" },
    select: { dedupe: true },
  });
  return new Set(waiting.map(({ dedupe }) => dedupe.slice(dedupe.lastIndexOf(":") + 1)));
}
