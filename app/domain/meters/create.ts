import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { canonicalJson } from "#lib/canonical-json";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { MeterKeyTaken } from "./errors.ts";
import { findMeterByKeys } from "./find.ts";
import { createMeterInput } from "./input.ts";
import { type MeterView, meterView } from "./view.ts";

/** Throws MeterKeyTaken; an archived meter keeps its key, because its events name it. */
export async function createMeter(ctx: Context, input: z.input<typeof createMeterInput>): Promise<MeterView> {
  const { filters, groupBy, uniqueProperty = null, ...given } = readInput(createMeterInput, input);
  return inTransaction(ctx, async (tx) => {
    if ((await findMeterByKeys(tx, [given.key])).size > 0) throw new MeterKeyTaken(given.key);
    const meter = {
      ...given,
      uniqueProperty,
      filters: canonicalJson(filters),
      groupBy: canonicalJson(groupBy),
    };
    const { organizationId: _, ...row } = await tx.db.meter.create({
      data: { id: newId(), organizationId: organizationOf(tx), ...meter, createdAt: tx.clock.now() },
    });
    await recordActivity(tx, {
      verb: "created",
      subjectKind: "meter",
      subjectId: row.id,
      after: { ...given, uniqueProperty, filters, groupBy },
    });
    return meterView(row);
  });
}
