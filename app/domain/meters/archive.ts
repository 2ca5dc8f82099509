import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { getMeter } from "./find.ts";
import type { MeterView } from "./view.ts";

/** Takes the meter out of use for new prices; what it counted stays. Archiving again changes nothing. */
export function archiveMeter(ctx: Context, { id }: { id: string }): Promise<MeterView> {
  return setArchivedAt(ctx, id, "archived");
}

/** Lets new prices use the meter again, and events be sent for it. Its key was its own all the time. */
export function unarchiveMeter(ctx: Context, { id }: { id: string }): Promise<MeterView> {
  return setArchivedAt(ctx, id, "unarchived");
}

function setArchivedAt(ctx: Context, id: string, verb: "archived" | "unarchived"): Promise<MeterView> {
  return inTransaction(ctx, async (tx) => {
    const meter = await getMeter(tx, { id });
    if ((meter.archivedAt !== null) === (verb === "archived")) return meter;
    const archivedAt = verb === "archived" ? tx.clock.now() : null;
    await tx.db.meter.update({ where: { id }, data: { archivedAt } });
    await recordActivity(tx, { verb, subjectKind: "meter", subjectId: id });
    return { ...meter, archivedAt };
  });
}
