import { type Actor, actorName, organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
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
  // In SQL of our own: everything that is done comes by here.
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO activity (
      id, organization_id, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id, at, before, after
    ) VALUES (
      ${newId()}, ${organizationOf(tx)}, ${actorKind(tx.actor)}, ${actorId(tx.actor)}, ${actorName(tx.actor)},
      ${verb}, ${subjectKind}, ${subjectId}, ${tx.clock.now().getTime()},
      ${before ? canonicalJson(before) : null}, ${after ? canonicalJson(after) : null}
    )`);
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
