import { setTimeout as until } from "node:timers/promises";
import type { Context } from "#platform/context";
import { rateWindow } from "#lib/waits";
import { requestsPerSecond } from "./bounds.ts";

type Pace = { turn: Promise<void>; nextAt: number; readonly departures: number[] };

/** One for each key that Stripe counts requests by. */
const paces = new WeakMap<Context["stripe"], Pace>();

/**
 * Waits until the queue may send one more request to Stripe, in order of asking: evenly spaced, and never more within a
 * second than Stripe allows. Times are of the process's own steady clock, which nobody sets.
 */
export function takeSlot({ stripe }: Pick<Context, "stripe">): Promise<void> {
  const pace = paces.get(stripe) ?? { turn: Promise.resolve(), nextAt: 0, departures: [] };
  paces.set(stripe, pace);
  const askedAt = performance.now();
  pace.turn = pace.turn.then(() => depart(pace, requestsPerSecond[stripe.mode ?? "test"], askedAt));
  return pace.turn;
}

async function depart(pace: Pace, limit: number, askedAt: number): Promise<void> {
  const spacing = rateWindow / limit;
  const [oldest = -Infinity] = pace.departures.length === limit ? pace.departures : [];
  // Slots follow from each other and not from when one was used: a busy machine is late, but the pace does not drift.
  const slot = Math.max(pace.nextAt, askedAt);
  pace.nextAt = slot + spacing;
  const wait = Math.max(slot, oldest + rateWindow) - performance.now();
  if (wait > 0) await until(Math.ceil(wait));
  pace.departures.push(performance.now());
  if (pace.departures.length > limit) pace.departures.shift();
}
