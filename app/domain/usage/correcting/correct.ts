import { z } from "zod";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { cancelInTransaction } from "./cancel.ts";
import { getEvent } from "../reading/event-view.ts";
import { takeOne } from "../taking/take-one.ts";
import { eventIdField, propertiesField, valueField, whenField } from "../taking/typed-fields.ts";

export const correctEventInput = z.strictObject({
  /** Of the event that was wrong. */
  eventId: eventIdField,
  /** Of the event in its place. */
  id: eventIdField.optional(),
  value: valueField.optional(),
  at: whenField.optional(),
  properties: propertiesField.optional(),
});

/**
 * Takes an event back and puts another one in its place, both or neither; what is not given stays as it was. Throws what
 * `cancelEvent` throws, and InvalidInput at the field that is refused.
 */
export async function correctEvent(
  ctx: Context,
  input: z.input<typeof correctEventInput>,
): Promise<{ eventId: string }> {
  const { eventId, id = newId(), value, at, properties } = readInput(correctEventInput, input);
  const wrong = await getEvent(ctx, { eventId });
  const event = {
    id,
    meter: wrong.meter.key,
    client: wrong.client.id,
    value: value ?? wrong.value,
    at: at ?? wrong.at.toISOString(),
    properties: properties ?? wrong.properties ?? {},
  };
  await takeOne(ctx, event, async (tx) => {
    await cancelInTransaction(tx, { eventId });
  });
  return { eventId: id };
}
