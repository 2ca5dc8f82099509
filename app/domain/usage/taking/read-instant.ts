import { minutes } from "#lib/duration";
import { EventRefused } from "./event.ts";

const instant =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const earliest = Date.UTC(2000, 0, 1);
/** Clocks of machines differ. */
const mostAhead = minutes(5);

/** When an event happened, in milliseconds: ISO 8601 with a zone, from 2000 on and at most five minutes ahead of `now`. */
export function readInstant(value: unknown, now: number): number | EventRefused {
  const at = typeof value === "string" ? parseInstant(value) : null;
  if (at === null)
    return new EventRefused('"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.');
  if (at < earliest) return new EventRefused('"at" is before the year 2000.');
  if (at > now + mostAhead) return new EventRefused('"at" is more than five minutes in the future.');
  return at;
}

/** The milliseconds of an ISO 8601 instant with a zone; null for anything else, and for days that do not exist. */
export function parseInstant(text: string): number | null {
  const match = instant.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  // Date.parse takes the 30th of February for the 2nd of March.
  if (Number(day) > 28 && Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
    return null;
  return Date.parse(text);
}
