import { compareDates } from "#lib/civil-date";
import type { Price, PriceVersion } from "./view.ts";

/** The version that prices a period which begins on that day. */
export function versionFor(price: Pick<Price, "versions">, day: string): PriceVersion {
  const version = price.versions.findLast(({ effectiveFrom }) => compareDates(effectiveFrom, day) <= 0);
  if (!version) throw new RangeError("A price has a version for every day.");
  return version;
}
