import { recordActivity } from "#domain/activity";
import { newId } from "#lib/ids";
import { organizationOf, type TxContext } from "#platform/context";

/** Writes down that somebody asked for a run, and answers its id. */
export async function writeRun(
  tx: TxContext,
  { clientId, asOf }: { clientId: string | undefined; asOf: Date },
): Promise<string> {
  const id = newId();
  await tx.db.billingRun.create({
    data: {
      ...{ id, organizationId: organizationOf(tx), clientId: clientId ?? null, asOf },
      createdById: "userId" in tx.actor ? tx.actor.userId : null,
      createdAt: tx.clock.now(),
    },
  });
  await recordActivity(tx, { verb: "started", subjectKind: "billing_run", subjectId: id });
  return id;
}
