import { minutes } from "#lib/duration";
import { parseInstant } from "#lib/parse-instant";
import { EventRefused } from "./event.ts";

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
