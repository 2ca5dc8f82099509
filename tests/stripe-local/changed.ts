/** The fields of `before` that are no longer so: what Stripe sends as `previous_attributes`. */
export function changed<T extends object>(before: T, after: T): Record<string, unknown> {
  const names = Object.keys(before) as (keyof T)[];
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differing.map((name) => [name, before[name]]));
}

/** Sets fields in place, so that whoever holds the object sees them. */
export function amend<T extends object>(thing: T, fields: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.assign(thing, fields);
}
