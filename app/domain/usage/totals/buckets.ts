import { days, minutes } from "#lib/duration";

/** Every day of every zone begins and ends with a bucket. */
export const bucketLength = minutes(15);

export function bucketOf(at: number): number {
  return at - (at % bucketLength);
}

/** The UTC day, by its first instant. */
export function utcDayOf(at: number): number {
  return at - (at % days(1));
}
