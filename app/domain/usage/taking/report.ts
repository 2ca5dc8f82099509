import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { idField, optionalLineField } from "#lib/fields";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import type { Context } from "#platform/context";
import { takeOne } from "./take-one.ts";
import { eventIdField, propertiesField, valueField, whenField } from "./typed-fields.ts";

export const reportUsageInput = z.strictObject({
  id: eventIdField.optional(),
  /** Its key. */
  meter: idField("meter"),
  clientId: idField("client"),
  value: valueField,
  at: whenField,
  properties: propertiesField.optional(),
  note: optionalLineField("The note", 500).optional(),
});

/**
 * Usage that somebody reports by hand, as an event; a note is kept among its properties. With the same `id` again
 * nothing is reported twice. Throws InvalidInput at the field that is refused.
 */
export async function reportUsage(
  ctx: Context,
  input: z.input<typeof reportUsageInput>,
): Promise<{ eventId: string }> {
  const { id = newId(), meter, clientId, value, at, properties, note } = readInput(reportUsageInput, input);
  const event = {
    id,
    meter,
    client: clientId,
    value,
    at,
    properties: { ...properties, ...(note && { note }) },
  };
  await takeOne(ctx, event, (tx) =>
    recordActivity(tx, { verb: "reported", subjectKind: "usage_event", subjectId: id, after: event }),
  );
  return { eventId: id };
}
