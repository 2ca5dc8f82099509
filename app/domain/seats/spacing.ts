import { spacing } from "#lib/waits";
import { burst } from "./bounds.ts";

/**
 * The generic cell rate algorithm: `spacedUntil` is when the bucket would be full again, so one instant is all there is
 * to store. Answers when the next quantity update may go out, null when it may at once.
 */
function allowedAt(spacedUntil: Date | null, now: Date): Date | null {
  const at = withinBucket(spacedUntil, now) - (burst - 1) * spacing;
  return at > now.getTime() ? new Date(at) : null;
}

/** The bucket after one more update. */
export function spend(spacedUntil: Date | null, now: Date): Date {
  return new Date(Math.max(withinBucket(spacedUntil, now), now.getTime()) + spacing);
}

/** Up to when `spacedUntil` may be for an update to go out now. */
export function latestSpacing(now: Date): Date {
  return new Date(now.getTime() + (burst - 1) * spacing);
}

/** An empty bucket is full again after `burst * spacing`; anything later was written before the clock was put back. */
function withinBucket(spacedUntil: Date | null, now: Date): number {
  return Math.min(spacedUntil?.getTime() ?? 0, now.getTime() + burst * spacing);
}

/** `wanted`, or as much later as the spacing demands. */
export function spaced(wanted: Date, spacedUntil: Date | null): Date {
  return allowedAt(spacedUntil, wanted) ?? wanted;
}
