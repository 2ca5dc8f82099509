import type { Behavior } from "../proxy/behaviors.ts";
import type { FaultWorld } from "./world.ts";

/** Ends whatever fails. Answers the last attempt that was begun before. */
export async function heal(world: FaultWorld, behavior?: Behavior): Promise<{ lastAttempt: number }> {
  const { resolver, stripe, proxy, journal, rows } = world;
  const lastAttempt = rows.value<number | null>("SELECT max(id) FROM billing_attempts") ?? 0;
  resolver.know();
  await stripe.faults.clear();
  await proxy.heal(behavior);
  journal.add("healed");
  return { lastAttempt };
}

/** By how many milliseconds the furthest next attempt lies after what was last written of its update. */
export function longestPause({ rows }: FaultWorld): number {
  return rows.value<number>(
    "SELECT coalesce(max(next_attempt_at - updated_at), 0) FROM billing_updates WHERE state <> 'idle'",
  );
}
