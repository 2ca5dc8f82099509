type Snapshot = Readonly<Record<string, unknown>>;

/** The named values before and after, without those that stayed; null when nothing changed. */
export function changesBetween(
  was: Snapshot,
  wanted: Snapshot,
): { before: Snapshot; after: Snapshot } | null {
  const changed = Object.keys(wanted).filter((name) => wanted[name] !== was[name]);
  if (changed.length === 0) return null;
  const pick = (from: Snapshot) => Object.fromEntries(changed.map((name) => [name, from[name]]));
  return { before: pick(was), after: pick(wanted) };
}
