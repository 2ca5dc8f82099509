import { type Actor, actorName, organizationOf, type TxContext } from "#platform/context";
import { canonicalJson } from "#lib/canonical-json";
import { newId } from "#lib/ids";

type Snapshot = Readonly<Record<string, unknown>>;

export type NewActivity = {
  /** Past tense, one word where possible: "issued". */
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before?: Snapshot;
  readonly after?: Snapshot;
};

export async function recordActivity(tx: TxContext, activity: NewActivity): Promise<void> {
  const { verb, subjectKind, subjectId, before, after } = activity;
  await tx.db.activity.create({
    data: {
      id: newId(),
      organizationId: organizationOf(tx),
      actorKind: actorKind(tx.actor),
      actorId: actorId(tx.actor),
      actorName: actorName(tx.actor),
      verb,
      subjectKind,
      subjectId,
      at: tx.clock.now(),
      before: before ? canonicalJson(before) : null,
      after: after ? canonicalJson(after) : null,
    },
    select: { id: true },
  });
  tx.note?.({ kind: subjectKind, id: subjectId, verb, detail: after ?? {} });
}

function actorKind(actor: Actor) {
  return actor.kind === "stranger" ? "system" : actor.kind;
}

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "api_key":
      return actor.apiKeyId;
    case "client":
      return actor.contactId;
    case "stripe":
    case "system":
    case "stranger":
      return null;
    default:
      return actor satisfies never;
  }
}
