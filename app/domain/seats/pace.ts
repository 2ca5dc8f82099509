import { setTimeout as until } from "node:timers/promises";
import type { Context } from "#platform/context";
import { longestFlight, rateWindow } from "#lib/waits";
import { requestsPerSecond } from "./bounds.ts";

/** Times are of the process's own steady clock, which nobody sets. */
type Request = { readonly leftAt: number; answeredAt: number };
type Pace = { turn: Promise<unknown>; nextAt: number; readonly latest: Request[] };

/** One for each key that Stripe counts requests by. */
const paces = new WeakMap<Context["stripe"], Pace>();

/**
 * Waits until the queue may send one more request to Stripe, in order of asking: evenly spaced, and never more within a
 * second than Stripe allows. Answers what is to be called when the request is answered.
 */
export function takeSlot({ stripe }: Pick<Context, "stripe">): Promise<() => void> {
  const pace = paces.get(stripe) ?? { turn: Promise.resolve(), nextAt: 0, latest: [] };
  paces.set(stripe, pace);
  const askedAt = performance.now();
  const slot = pace.turn.then(() => leave(pace, requestsPerSecond[stripe.mode ?? "test"], askedAt));
  pace.turn = slot;
  return slot;
}

async function leave(pace: Pace, limit: number, askedAt: number): Promise<() => void> {
  // Slots follow from each other and not from when one was used: a busy machine is late, but the pace does not drift.
  const slot = Math.max(pace.nextAt, askedAt);
  pace.nextAt = slot + rateWindow / limit;
  const wait = Math.max(slot, windowEnd(pace, limit)) - performance.now();
  if (wait > 0) await until(Math.ceil(wait));
  const request: Request = { leftAt: performance.now(), answeredAt: Infinity };
  pace.latest.push(request);
  if (pace.latest.length > limit) pace.latest.shift();
  return () => {
    request.answeredAt = performance.now();
  };
}

/** Stripe counts when requests reach it, which lies between their leaving and their answer. */
function windowEnd({ latest }: Pace, limit: number): number {
  const oldest = latest.length === limit ? latest[0] : undefined;
  return oldest ? Math.min(oldest.answeredAt, oldest.leftAt + longestFlight) + rateWindow : -Infinity;
}
