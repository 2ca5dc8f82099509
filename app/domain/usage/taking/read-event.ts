import type { MeterView } from "#domain/meters";
import type { PlanStart } from "#domain/usage-plans";
import { EventRefused, type ReadEvent } from "./event.ts";
import { readInstant } from "./read-instant.ts";
import { isStorable, type Properties, propertiesText, readProperties } from "./read-properties.ts";
import { readValue } from "./read-value.ts";
import type { SubjectClient, Subjects } from "./subjects.ts";

const fields = new Set(["id", "meter", "client", "value", "at", "properties"]);
const longestId = 200;
const unprintable = /\p{Cc}/u;

/** An event, or why it is refused. By hand and without a schema, because thousands come at once. */
export function readEvent(event: unknown, subjects: Subjects, now: number): ReadEvent | EventRefused {
  if (!isObject(event))
    return new EventRefused("An event is an object { id, meter, client, value, at, properties }.");
  for (const name in event)
    if (!fields.has(name)) return new EventRefused(`An event has no field named "${name.slice(0, 100)}".`);
  const { id } = event;
  if (typeof id !== "string" || id === "" || id.length > longestId || unprintable.test(id) || !isStorable(id))
    return new EventRefused(`An event's id is a text of 1 to ${longestId} characters.`);
  const meter = subjects.meters.get(event["meter"] as string);
  if (!meter) return new EventRefused(`There is no meter with the key ${shown(event["meter"])}.`);
  const client = subjects.clients.get(event["client"] as string);
  if (!client) return new EventRefused(`There is no client with the id or key ${shown(event["client"])}.`);
  const value = readValue(event["value"]);
  if (value instanceof EventRefused) return value;
  if (!meter.allowsNegative && (value.units < 0 || value.nanos < 0))
    return new EventRefused(`The meter "${meter.key}" takes no negative values.`);
  const at = readInstant(event["at"], now);
  if (at instanceof EventRefused) return at;
  const properties = readProperties(event["properties"]);
  if (properties instanceof EventRefused) return properties;
  const uniqueValue = uniqueValueOf(meter, properties);
  if (uniqueValue instanceof EventRefused) return uniqueValue;
  return {
    id,
    meter,
    clientId: client.id,
    at,
    units: value.units,
    nanos: value.nanos,
    properties: propertiesText(properties),
    groupKey: groupKeyOf(meter, properties),
    uniqueValue,
    refusal: archivedRefusal(meter, client) ?? tooEarlyRefusal(at, client.planStarts.get(meter.id)),
  };
}

/** Canonical JSON of the values of the meter's groups; null when its filters leave the event out. */
export function groupKeyOf(meter: MeterView, properties: Properties | null): string | null {
  const passes = meter.filters.every(({ property, values }) => {
    const value = propertyOf(properties, property);
    return value !== undefined && values.includes(value);
  });
  if (!passes) return null;
  if (meter.groupBy.length === 0) return "[]";
  return JSON.stringify(meter.groupBy.map((property) => propertyOf(properties, property) ?? ""));
}

function uniqueValueOf(meter: MeterView, properties: Properties | null): string | null | EventRefused {
  if (meter.aggregation !== "unique") return null;
  const property = meter.uniqueProperty ?? "";
  const value = propertyOf(properties, property);
  if (value !== undefined) return value;
  return new EventRefused(
    `The meter "${meter.key}" counts different values of "${property}", and the event has no such property.`,
  );
}

function propertyOf(properties: Properties | null, name: string): string | undefined {
  if (!properties || !Object.hasOwn(properties, name)) return undefined;
  return String(properties[name]);
}

function archivedRefusal(meter: MeterView, client: SubjectClient): string | null {
  if (meter.archivedAt) return `The meter "${meter.key}" is archived.`;
  return client.archivedAt ? "The client is archived." : null;
}

/** No plan would ever bill it, and who sends it should know. Where there is no plan yet, one may still begin before. */
function tooEarlyRefusal(at: number, start: PlanStart | undefined): string | null {
  if (!start || at >= start.at) return null;
  return `"at" is before the plan that bills this begins, on ${start.startsOn} in ${start.timeZone}.`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 100)}"` : "that is missing or no text";
}
