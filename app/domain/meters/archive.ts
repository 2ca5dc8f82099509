import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { getMeter } from "./find.ts";
import type { MeterView } from "./view.ts";

/** Takes the meter out of use for new prices; what it counted stays. Archiving again changes nothing. */
export function archiveMeter(ctx: Context, { id }: { id: string }): Promise<MeterView> {
  return inTransaction(ctx, async (tx) => {
    const meter = await getMeter(tx, { id });
    if (meter.archivedAt) return meter;
    const archivedAt = tx.clock.now();
    await tx.db.meter.update({ where: { id }, data: { archivedAt } });
    await recordActivity(tx, { verb: "archived", subjectKind: "meter", subjectId: id });
    return { ...meter, archivedAt };
  });
}
