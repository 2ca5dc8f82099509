import { z } from "zod";
import { hasTurns } from "#lib/direction-marks";

/** The version that the form was filled from; a change in between is refused. */
export const brandVersionField = z
  .int("Name the version that was edited, as a whole number.")
  .min(0, "Name the version that was edited, as a whole number.");

/** Refuses what would turn the text around it, too. */
export function readsOneWay<Field extends z.ZodType<string>>(field: Field) {
  return field.refine(
    (text) => !hasTurns(text),
    "Leave out the invisible characters that turn the reading direction.",
  );
}
