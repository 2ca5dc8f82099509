import type { TxContext } from "#platform/context";
import { newId } from "#lib/ids";
import type { IncidentKind } from "./kinds.ts";
import { tellWhatIsDue } from "./tell.ts";

export type Trouble = {
  readonly kind: IncidentKind;
  /** What is in trouble; an incident is open at most once per kind and scope. */
  readonly scope: string;
  /** Null: it touches every organization of the deployment. */
  readonly organizationId: string | null;
  /** What happened, in a sentence or two for an admin. */
  readonly detail: string;
  /** What the admin should do, or that nothing needs doing. */
  readonly action: string;
  /** Told at once when only a person can end it, after the grace period when it may pass by itself. */
  readonly urgency: "may-pass" | "needs-a-person";
};

/** Opens an incident, or notes that the open one goes on. Admins are told when it is time, at most once. */
export async function raiseIncident(tx: TxContext, trouble: Trouble): Promise<{ id: string }> {
  const { kind, scope, organizationId, detail, action, urgency } = trouble;
  const now = tx.clock.now();
  const noticeAt = urgency === "may-pass" ? new Date(now.getTime() + tx.config.noticeGrace) : now;
  const open = await tx.db.incident.findFirst({ where: { kind, scope, resolvedAt: null } });
  const incident = open
    ? await tx.db.incident.update({
        where: { id: open.id },
        data: {
          hits: { increment: 1 },
          lastAt: now,
          quietSince: null,
          detail,
          action,
          ...(open.notices === 0 && open.noticeAt && noticeAt < open.noticeAt ? { noticeAt } : {}),
        },
      })
    : await tx.db.incident.create({
        data: {
          id: newId(),
          kind,
          scope,
          organizationId,
          detail,
          action,
          openedAt: now,
          lastAt: now,
          noticeAt,
        },
      });
  await tellWhatIsDue(tx, incident);
  return { id: incident.id };
}
