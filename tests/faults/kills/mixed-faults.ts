import type { FaultRequest } from "../../stripe-local/index.ts";
import type { Random } from "./random.ts";

type Drawn = { readonly weight: number; readonly fault: (random: Random) => FaultRequest };

/** Refusals that hold everything up for longer are rarer, so that much is tried between two deaths. */
const mix: readonly Drawn[] = [
  { weight: 4, fault: () => ({ kind: "500", when: "before" }) },
  { weight: 4, fault: () => ({ kind: "500", when: "after" }) },
  { weight: 3, fault: () => ({ kind: "html-503" }) },
  { weight: 3, fault: () => ({ kind: "reset", when: "before" }) },
  { weight: 4, fault: () => ({ kind: "reset", when: "after" }) },
  { weight: 3, fault: () => ({ kind: "hang" }) },
  { weight: 3, fault: () => ({ kind: "slow", ms: 120 }) },
  { weight: 4, fault: (random) => ({ kind: "late", ms: 100 + random.below(400) }) },
  { weight: 3, fault: () => ({ kind: "cut", when: "before" }) },
  { weight: 3, fault: () => ({ kind: "cut", when: "after" }) },
  { weight: 2, fault: () => ({ kind: "429", retryAfter: 0 }) },
  { weight: 1, fault: () => ({ kind: "429" }) },
  { weight: 1, fault: () => ({ kind: "401" }) },
  { weight: 1, fault: () => ({ kind: "402" }) },
  { weight: 1, fault: () => ({ kind: "404" }) },
];
const total = mix.reduce((sum, { weight }) => sum + weight, 0);

/** A fault for about half of all calls. */
export function drawFault(random: Random): FaultRequest | null {
  if (random.next() < 0.5) return null;
  let left = random.next() * total;
  for (const { weight, fault } of mix) {
    left -= weight;
    if (left < 0) return fault(random);
  }
  return null;
}
