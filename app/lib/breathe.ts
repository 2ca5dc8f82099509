import { setImmediate } from "node:timers/promises";

/**
 * Lets others have their turn. SQLite answers at once, so that a long reading that awaits only its answers would keep
 * every request waiting until it ends.
 */
export function breathe(): Promise<void> {
  return setImmediate();
}
