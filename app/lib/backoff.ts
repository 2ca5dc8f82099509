/**
 * How long to wait before the next try, in milliseconds: anywhere from 0 to min(cap, base × 2^attempt), so that those
 * who failed together do not come back together ("full jitter", AWS Architecture Blog, Exponential Backoff And Jitter).
 * `attempt` counts the failures before this wait from 0; `random` gives numbers from 0 to below 1.
 */
export function fullJitter({
  attempt,
  base,
  cap,
  random,
}: {
  attempt: number;
  base: number;
  cap: number;
  random: () => number;
}): number {
  return Math.floor(random() * Math.min(cap, base * 2 ** attempt));
}
