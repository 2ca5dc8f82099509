import type { TxContext } from "#platform/context";

type IncidentScope = { readonly id: string; readonly organizationId: string | null };

export type Recipient = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly organizationId: string;
  readonly getsNotices: boolean;
};

/** What an admin has been mailed of one incident so far. */
export type Told = {
  /** A mail of it is in the outbox yet. */
  readonly isWaiting: boolean;
};

/**
 * The admins whom an incident concerns, one entry per person, even for somebody who is an admin of several organizations
 * that are touched; who wants notices in any of them wants them.
 */
export async function listConcerned(
  tx: TxContext,
  { organizationId }: IncidentScope,
): Promise<readonly Recipient[]> {
  const memberships = await tx.db.membership.findMany({
    where: {
      role: { in: ["owner", "admin"] },
      user: { disabledAt: null },
      organization: { closedAt: null },
      ...(organizationId === null ? {} : { organizationId }),
    },
    select: {
      organizationId: true,
      getsNotices: true,
      user: { select: { id: true, name: true, email: true } },
    },
    orderBy: [{ getsNotices: "desc" }, { id: "asc" }],
  });
  const people = new Map<string, Recipient>();
  for (const { organizationId, getsNotices, user } of memberships) {
    const { id: userId, name, email } = user;
    if (!people.has(userId)) people.set(userId, { userId, name, email, organizationId, getsNotices });
  }
  return [...people.values()];
}

/** Who has a mail of the incident, sent or not, by user. */
export async function listTold(tx: TxContext, { id }: IncidentScope): Promise<ReadonlyMap<string, Told>> {
  const mails = await tx.db.email.findMany({
    where: { subjectKind: "incident", subjectId: id },
    select: { dedupe: true, state: true },
  });
  const told = new Map<string, Told>();
  for (const { dedupe, state } of mails) {
    const userId = readDedupe(dedupe).userId;
    told.set(userId, { isWaiting: state === "queued" || (told.get(userId)?.isWaiting ?? false) });
  }
  return told;
}

/** Unique per incident, occasion and person, so that no crash can make two mails of one. */
export function dedupeOf(incidentId: string, occasion: string, userId: string): string {
  return `incident:${incidentId}:${occasion}:${userId}`;
}

/** The occasion and the person of a mail about an incident. */
export function readDedupe(dedupe: string): { occasion: string; userId: string } {
  const [, , ...parts] = dedupe.split(":");
  return { occasion: parts.slice(0, -1).join(":"), userId: parts.at(-1) ?? "" };
}
