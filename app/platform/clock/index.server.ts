import { isFaultBuild } from "#lib/fault-build";
import { clockOffset } from "#platform/faults";

/** The only source of time: rules ask the clock, so that a test can move it. */
export type Clock = { now(): Date };

export const systemClock: Clock = isFaultBuild
  ? { now: () => new Date(Date.now() + clockOffset()) }
  : { now: () => new Date() };

/** A clock that stands still until it is moved. */
export function fixedClock(start: Date | string): Clock & {
  set(instant: Date | string): void;
  advance(milliseconds: number): void;
} {
  let instant = new Date(start);
  return {
    now: () => new Date(instant),
    set: (to) => {
      instant = new Date(to);
    },
    advance: (milliseconds) => {
      instant = new Date(instant.getTime() + milliseconds);
    },
  };
}
