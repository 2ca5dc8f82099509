import { recordActivity } from "#domain/activity";
import { NotFound } from "#lib/errors";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { EventIsCorrection, EventTakenBack } from "./errors.ts";
import { takeBack } from "./take-back.ts";

/**
 * Takes an event back by a further one; what was billed of it becomes an adjustment. Throws NotFound, EventTakenBack the
 * second time, and EventIsCorrection for an event that takes another one back.
 */
export async function cancelEvent(
  ctx: Context,
  { eventId }: { eventId: string },
): Promise<{ eventId: string }> {
  await inTransaction(ctx, (tx) => cancelInTransaction(tx, { eventId }));
  return { eventId };
}

/** As a part of a correction. Answers the event that was taken back. */
export async function cancelInTransaction(tx: TxContext, { eventId }: { eventId: string }) {
  const event = await tx.db.usageEvent.findUnique({
    where: { organizationId_eventId: { organizationId: organizationOf(tx), eventId } },
    include: { meter: { select: { key: true } } },
  });
  if (!event) throw new NotFound("event");
  if (event.cancels !== null) throw new EventIsCorrection();
  if ((await takeBack(tx, [event.number])) === 0) throw new EventTakenBack();
  await recordActivity(tx, { verb: "took back", subjectKind: "usage_event", subjectId: eventId });
  return event;
}
