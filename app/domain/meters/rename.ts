import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { readInput } from "#lib/input";
import { type Context, inTransaction } from "#platform/context";
import { getMeter } from "./find.ts";
import { renameMeterInput } from "./input.ts";
import type { MeterView } from "./view.ts";

/** Lines that were billed keep the name that they were billed with. */
export async function renameMeter(ctx: Context, input: z.input<typeof renameMeterInput>): Promise<MeterView> {
  const { id, name } = readInput(renameMeterInput, input);
  return inTransaction(ctx, async (tx) => {
    const meter = await getMeter(tx, { id });
    if (meter.name === name) return meter;
    await tx.db.meter.update({ where: { id }, data: { name } });
    await recordActivity(tx, {
      verb: "renamed",
      subjectKind: "meter",
      subjectId: id,
      before: { name: meter.name },
      after: { name },
    });
    return { ...meter, name };
  });
}
