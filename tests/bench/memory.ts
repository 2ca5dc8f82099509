import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const lookEvery = 200;

/** How many megabytes more a piece of work holds at most than was held before; garbage does not count. */
export async function measureHeld(work: () => Promise<void>): Promise<number> {
  const before = held();
  let peak = before;
  const look = setInterval(() => (peak = Math.max(peak, held())), lookEvery);
  await work();
  clearInterval(look);
  return (peak - before) / 1024 ** 2;
}

function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Seconds. */
export async function measureTime(work: () => Promise<void> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
