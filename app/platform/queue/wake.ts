import { setTimeout as pause } from "node:timers/promises";
import { furthestWakeUp, wakeUpGap } from "#lib/waits";
import type { Clock } from "#platform/clock";
import type { QueueClient } from "./quirrel.ts";

export type Waker = {
  wakeNow(): void;
  wakeAt(at: Date): void;
};

/**
 * Asks Quirrel for one queue's wake-ups. However many are asked for at once, one is under way and at most one more
 * follows it after a gap. Where Quirrel cannot be asked, `wakeDirectly` stands in.
 */
export function createWaker(options: {
  client: () => QueueClient | null;
  wakeDirectly: () => void;
  clock: Clock;
}): Waker {
  const { client, wakeDirectly, clock } = options;
  let isAsking = false;
  let isWantedAgain = false;
  let nearest: number | null = null;

  async function ask(quirrel: QueueClient) {
    isAsking = true;
    do {
      isWantedAgain = false;
      // No id: a job that is just being carried out would swallow a new one of the same id.
      await quirrel.enqueue({}).catch(wakeDirectly);
      await pause(wakeUpGap, undefined, { ref: false });
    } while (isWantedAgain);
    isAsking = false;
  }

  return {
    wakeNow: () => {
      const quirrel = client();
      if (!quirrel) return wakeDirectly();
      isWantedAgain = true;
      if (!isAsking) void ask(quirrel);
    },
    wakeAt: (at) => {
      const quirrel = client();
      const now = clock.now().getTime();
      const delay = at.getTime() - now;
      if (!quirrel || delay > furthestWakeUp) return;
      if (nearest !== null && nearest > now && nearest <= at.getTime()) return;
      nearest = at.getTime();
      quirrel.enqueue({ id: `due-${nearest}`, delay: Math.max(1, delay) }).catch(() => undefined);
    },
  };
}
