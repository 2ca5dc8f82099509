import type { Behavior } from "./behaviors.ts";
import type { Exchange } from "./exchange.ts";

/**
 * The first write of each item hangs. It is carried out when a newer write of that item has been, and before that one is
 * answered: the old quantity is then over the new one, and nobody has been told.
 */
export function createLateExecution() {
  const held = new Map<string, Exchange>();
  const carriedOut: string[] = [];

  const hold: Behavior = async (exchange) => {
    if (exchange.isWrite && !held.has(exchange.path)) held.set(exchange.path, exchange);
    await exchange.givenUp();
  };
  const release: Behavior = async (exchange) => {
    const answer = await exchange.forward();
    const late = exchange.isWrite ? held.get(exchange.path) : undefined;
    if (late) {
      held.delete(exchange.path);
      await late.forward();
      carriedOut.push(late.path);
    }
    await exchange.answer(answer);
  };
  return {
    hold,
    release,
    /** The paths of writes that hang. */
    held: () => [...held.keys()],
    /** The paths of writes that were carried out late. */
    carriedOut: () => carriedOut,
  };
}
