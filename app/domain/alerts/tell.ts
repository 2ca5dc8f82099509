import { queueEmail } from "#domain/delivery";
import type { TxContext } from "#platform/context";
import { dedupeOf, listConcerned, listTold, type Recipient } from "./audience.ts";
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

/** Whoever is mailed of it for the first time gets the opening, also when others are reminded already. */
async function notify(tx: TxContext, incident: IncidentRow, now: Date): Promise<void> {
  await tx.db.incident.update({
    where: { id: incident.id },
    data: { notices: { increment: 1 }, noticeAt: nextReminderAt(incident.openedAt, now) },
  });
  const told = await listTold(tx, incident);
  for (const recipient of await listConcerned(tx, incident)) {
    const { isWaiting } = told.get(recipient.userId) ?? {};
    // A second mail behind one that could not go out yet would only pile up.
    if (!recipient.getsNotices || isWaiting) continue;
    const occasion = isWaiting === undefined ? "open" : `reminder:${incident.notices}`;
    await mail(tx, incident, { recipient, template: "admin-notice", occasion });
  }
}

/** Who was told of the beginning is told of the end, whatever they chose since; nobody else is. */
async function resolve(tx: TxContext, incident: IncidentRow, now: Date): Promise<void> {
  await tx.db.incident.update({ where: { id: incident.id }, data: { resolvedAt: now, noticeAt: null } });
  const told = await listTold(tx, incident);
  for (const recipient of await listConcerned(tx, incident)) {
    if (told.has(recipient.userId))
      await mail(tx, incident, { recipient, template: "all-clear", occasion: "resolved" });
  }
}

async function mail(
  tx: TxContext,
  { id }: IncidentRow,
  notice: { recipient: Recipient; template: "admin-notice" | "all-clear"; occasion: string },
): Promise<void> {
  const { recipient, template, occasion } = notice;
  const { userId, name, email, organizationId } = recipient;
  await queueEmail(tx, {
    template,
    to: { address: email, name },
    props: { incidentId: id, occasion },
    dedupe: dedupeOf(id, occasion, userId),
    organizationId,
    subjectKind: "incident",
    subjectId: id,
  });
}
