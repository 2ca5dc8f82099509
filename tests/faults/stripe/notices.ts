import type { Office } from "./offices.ts";
import type { FaultWorld } from "./world.ts";

export type Incident = {
  readonly id: string;
  readonly kind: string;
  readonly organizationId: string | null;
  readonly notices: number;
  /** Milliseconds since 1970, as are the next two. */
  readonly openedAt: number;
  readonly resolvedAt: number | null;
  readonly quietSince: number | null;
};

/** A mail of an incident as it arrived in the mailbox. */
export type Arrived = { readonly incident: string; readonly to: string; readonly occasion: string };

/** The incidents that began after the given one, oldest first. */
export function incidentsSince({ rows }: FaultWorld, last: string): Incident[] {
  return rows.all<Incident>(
    `SELECT id, kind, organization_id AS organizationId, notices, opened_at AS openedAt, resolved_at AS resolvedAt,
       quiet_since AS quietSince
     FROM incidents WHERE id > ? ORDER BY id`,
    last,
  );
}

export function lastIncident({ rows }: FaultWorld): string {
  return rows.value<string | null>("SELECT max(id) FROM incidents") ?? "";
}

/** Every arrival in the mailbox that is about an incident; one that came twice is there twice. */
export function arrivals({ rows, mailbox }: FaultWorld): Arrived[] {
  const known = rows.all<{ dedupe: string; messageId: string }>(
    "SELECT dedupe, message_id AS messageId FROM emails WHERE subject_kind = 'incident'",
  );
  return mailbox.messages().flatMap((message) => {
    const mail = known.find(({ messageId }) => message.messageId.includes(messageId));
    if (!mail) return [];
    const [, incident = "", occasion = ""] = /^incident:([^:]+):(.+):[^:]+$/.exec(mail.dedupe) ?? [];
    return message.to.map((to) => ({ incident, to, occasion }));
  });
}

/** Mails that have not gone out. */
export function areMailsWaiting({ rows }: FaultWorld): boolean {
  return rows.value<number>("SELECT count(*) FROM emails WHERE state = 'queued'") > 0;
}

/** Trouble that lasts, or mails that have not gone out. */
export function isAnythingToTell(world: FaultWorld): boolean {
  const open = world.rows.value<number>("SELECT count(*) FROM incidents WHERE resolved_at IS NULL");
  return open > 0 || areMailsWaiting(world);
}

/** Each admin of the office (of all, without one) with each of the occasions once: what should have arrived. */
export function expectedMails(
  incident: Incident,
  offices: readonly Office[],
  occasions: readonly string[],
): Arrived[] {
  const concerned = offices.filter(
    ({ organizationId }) => incident.organizationId === null || organizationId === incident.organizationId,
  );
  const people = new Set(concerned.flatMap(({ admins }) => admins));
  return [...people].flatMap((to) => occasions.map((occasion) => ({ incident: incident.id, to, occasion })));
}
