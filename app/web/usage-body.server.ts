export const mostEvents = 10_000;
export const mostUsageBytes = 10 * 1024 * 1024;
export const tooManyEvents = "A request has at most 10,000 events. Send them in smaller batches.";

/** A body that is no JSON, or another JSON than events. */
export class BodyUnreadable extends Error {}

/** The events of a body: one as JSON, `{ "events": [...] }`, or one a line as NDJSON. Throws BodyUnreadable. */
export function readEvents(body: Uint8Array, contentType: string): unknown[] {
  const text = decode(body);
  if (/^application\/(x-)?ndjson\b/i.test(contentType.trim())) return readLines(text);
  return eventsIn(parse(text, "The body"));
}

/** One event, or those of `{ events }`. Throws BodyUnreadable. */
export function eventsIn(body: unknown): unknown[] {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new BodyUnreadable('Send one event, or { "events": [...] }.');
  if (!("events" in body)) return [body];
  const { events, ...rest } = body;
  if (!Array.isArray(events)) throw new BodyUnreadable('"events" must be a list.');
  const [other] = Object.keys(rest);
  if (other !== undefined)
    throw new BodyUnreadable(`There is no field named "${other.slice(0, 100)}" beside "events".`);
  return events;
}

function readLines(text: string): unknown[] {
  const events: unknown[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    events.push(parse(line, `The text of line ${index + 1}`));
    // The rest need not be read to be refused.
    if (events.length > mostEvents) return events;
  }
  return events;
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BodyUnreadable(`${what} is not valid JSON. Nothing was taken.`);
  }
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new BodyUnreadable("The body is not valid UTF-8. Nothing was taken.");
  }
}
