import { burst, spacing } from "./waits.ts";

/**
 * The generic cell rate algorithm: `spacedUntil` is when the bucket would be full again, so one instant is all there is
 * to store. Answers when the next quantity update may go out, null when it may at once.
 */
function allowedAt(spacedUntil: Date | null, now: Date): Date | null {
  if (!spacedUntil) return null;
  const at = spacedUntil.getTime() - (burst - 1) * spacing;
  return at > now.getTime() ? new Date(at) : null;
}

/** The bucket after one more update. */
export function spend(spacedUntil: Date | null, now: Date): Date {
  return new Date(Math.max(spacedUntil?.getTime() ?? 0, now.getTime()) + spacing);
}

/** `wanted`, or as much later as the spacing demands. */
export function spaced(wanted: Date, spacedUntil: Date | null): Date {
  return allowedAt(spacedUntil, wanted) ?? wanted;
}
