import { z } from "zod";
import { findClient } from "#domain/clients";
import { findMeterByKeys, getMeter } from "#domain/meters";
import { type Decimal, formatDecimal } from "#lib/decimal";
import { idField, instantField } from "#lib/fields";
import { NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { partsOfPeriod } from "./aggregate.ts";
import { countDifferentOfAll } from "./different-values.ts";
import { countOf, quantityOf } from "./measures.ts";

export const usageSummaryInput = z.strictObject({
  clientId: idField("client"),
  meter: idField("meter"),
  from: instantField,
  to: instantField,
});

/**
 * What a client used of a meter from `from` until just before `to`, all groups together, with everything that was
 * accepted until now: the value as the meter aggregates it, and how many events are behind it. Client and meter may be
 * named by id or key.
 */
export async function usageSummary(
  ctx: Context,
  input: z.input<typeof usageSummaryInput>,
): Promise<{ value: string; count: number }> {
  const { clientId, meter: name, from, to } = readInput(usageSummaryInput, input);
  const client = await findClient(ctx, { idOrKey: clientId });
  if (!client) throw new NotFound("client");
  const meter = (await findMeterByKeys(ctx, [name])).get(name) ?? (await getMeter(ctx, { id: name }));
  const subject = { clientId: client.id, meter };
  const period = { start: from.getTime(), end: to.getTime() };
  const parts = await partsOfPeriod(ctx, subject, period);
  const value: Decimal =
    meter.aggregation === "unique"
      ? { units: await countDifferentOfAll(ctx, subject, period), scale: 0 }
      : quantityOf(meter.aggregation, parts);
  return { value: formatDecimal(value), count: countOf(parts) };
}
