import type { Log } from "#platform/log";
import type { QueueName } from "./names.ts";

export type Drain = {
  /** Starts the work, or, while it runs, has it run once more afterwards. Never throws. */
  start(): void;
  readonly isRunning: boolean;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  /** Starts nothing any more; what runs is left to end. */
  close(): void;
};

/** At most one run at a time, and one after the last call: what was written before the call is seen by a run. */
export function createDrain(options: { name: QueueName; work: () => Promise<void>; log: Log }): Drain {
  const { name, work, log } = options;
  let running: Promise<void> | null = null;
  let isWantedAgain = false;
  let isClosed = false;

  async function run() {
    do {
      isWantedAgain = false;
      try {
        // Even work that throws at once ends after start() has noted that it runs.
        await Promise.resolve().then(work);
      } catch (error) {
        log.error("due work failed; the next sweep tries again", { queue: name, error });
      }
    } while (isWantedAgain && !isClosed);
    running = null;
  }

  return {
    start: () => {
      if (isClosed) return;
      isWantedAgain = true;
      running ??= run();
    },
    get isRunning() {
      return running !== null;
    },
    idle: () => running ?? Promise.resolve(),
    close: () => {
      isClosed = true;
    },
  };
}
