import { z } from "zod";
import { parseInstant } from "../taking/read-instant.ts";

const sentence = 'Write an instant such as "2026-03-01T09:30:00Z", with its zone.';

/** An instant of a query: ISO 8601 with a zone, or within the app a Date. */
export const instantField = z
  .union([z.string(sentence), z.date(sentence)], sentence)
  .transform((value, context) => {
    if (value instanceof Date) return value;
    const at = parseInstant(value);
    if (at !== null) return new Date(at);
    context.addIssue(sentence);
    return z.NEVER;
  });
