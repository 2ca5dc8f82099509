import { z } from "zod";

/** Fields of events that people write; what they mean is checked where every event is read. */

export const eventIdField = z
  .string("The id is text.")
  .min(1, "The id is missing.")
  .max(200, "The id can have at most 200 characters.");

export const valueField = z
  .string('Write the value as a text such as "2.5".')
  .trim()
  .min(1, "The value is missing.");

export const whenField = z.string('Write an instant such as "2026-03-01T09:30:00Z", with its zone.');

export const propertiesField = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()], "A property is a text, a number or a boolean."),
  "Properties are an object.",
);
