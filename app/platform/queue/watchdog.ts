import { performance } from "node:perf_hooks";

export type Watchdog = {
  /** A sweep was seen. */
  saw(): void;
  /** Whether sweeps have stayed away for longer than the watchdog itself should have let happen. */
  isSilent(): boolean;
  stop(): void;
};

/**
 * Calls `onSilence` when no sweep was seen for two intervals of `every` milliseconds. It reckons in the process's own
 * time, so that a jump of the machine's clock neither wakes it nor puts it to sleep.
 */
export function startWatchdog({ every, onSilence }: { every: number; onSilence: () => void }): Watchdog {
  let lastSeen = performance.now();
  const timer = setInterval(
    () => {
      if (performance.now() - lastSeen > 2 * every) onSilence();
    },
    Math.ceil(every * 0.75),
  );
  timer.unref();
  return {
    saw: () => {
      lastSeen = performance.now();
    },
    isSilent: () => performance.now() - lastSeen > 4 * every,
    stop: () => clearInterval(timer),
  };
}
