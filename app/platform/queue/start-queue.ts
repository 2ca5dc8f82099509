import { seconds } from "#lib/duration";
import { sweepEvery as usualSweep } from "#lib/waits";
import type { Clock } from "#platform/clock";
import type { Log } from "#platform/log";
import { createDrain, type Drain } from "./drain.ts";
import { queueNames, type QueueName, type WakeUps } from "./names.ts";
import { type Quirrel, type QueueClient, startQuirrel } from "./quirrel.ts";
import { createWaker } from "./wake.ts";
import { startWatchdog, type Watchdog } from "./watchdog.ts";

export type QueueSettings = {
  /** Null: Quirrel's memory store. One Redis database serves one deployment. */
  readonly redisUrl: string | null;
  /** Our own server's loopback origin, `http://127.0.0.1:PORT`; asked for once the server listens. */
  readonly appOrigin: () => string;
  /** What is due of each queue: all of it, safe to run at any time and as often as one likes. */
  readonly handlers: Readonly<Record<QueueName, () => Promise<void>>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two sweeps. */
  readonly sweepEvery?: number;
};

export type RunningQueue = {
  readonly wakeUps: WakeUps;
  /** Starts Quirrel and its sweep. To be called when our routes answer: one 404 would end a repeating job for good. */
  register(): Promise<void>;
  /** Answers a call from Quirrel. It starts the queue's due work and believes nothing of what the call says. */
  receive(name: QueueName, request: Request): Promise<Response>;
  readonly lastSweepAt: Date | null;
  /** Null when well, otherwise what is wrong in one sentence. */
  health(): Promise<string | null>;
  /** Starts no more work and waits, up to 20 seconds, for what runs. */
  stop(): Promise<void>;
};

const longestStop = seconds(20);

/** The wake-ups of one process. Nothing depends on them but how soon due work is looked at. */
export function startQueue(settings: QueueSettings): RunningQueue {
  const { handlers, clock, log } = settings;
  const sweepEvery = settings.sweepEvery ?? usualSweep;
  let quirrel: Quirrel | null = null;
  let starting: Promise<void> | null = null;
  let watchdog: Watchdog | null = null;
  let lastSweepAt: Date | null = null;
  let isStopped = false;
  const clients = new Map<QueueName, QueueClient>();

  const drains = perQueue((name) => createDrain({ name, work: handlers[name], log }));
  const wakers = perQueue((name) =>
    createWaker({
      client: () => clients.get(name) ?? null,
      wakeDirectly: () => drains[name].start(),
      clock,
    }),
  );

  function sweep() {
    lastSweepAt = clock.now();
    watchdog?.saw();
    // Each queue for itself: thousands of mails that wait do not keep a seat or an event waiting.
    for (const drain of Object.values(drains)) drain.start();
  }

  async function ensureQuirrel() {
    try {
      quirrel ??= await startQuirrel({ redisUrl: settings.redisUrl, appOrigin: settings.appOrigin(), log });
      for (const name of queueNames) clients.set(name, quirrel.clientFor(`queues/${name}`));
      await clients.get("sweep")?.enqueue({ id: "sweep", every: sweepEvery });
    } catch (error) {
      log.error("Quirrel does not answer; due work is swept without it", { error });
      // A Redis that lost its data does not know our token any more: only a new start helps.
      const broken = quirrel;
      quirrel = null;
      clients.clear();
      await broken?.close().catch(() => undefined);
    }
  }

  function register(): Promise<void> {
    starting ??= ensureQuirrel().finally(() => {
      starting = null;
    });
    return starting;
  }

  return {
    wakeUps: {
      wake: (name, at) => {
        if (isStopped || !watchdog) return;
        if (at && at > clock.now()) wakers[name].wakeAt(at);
        else wakers[name].wakeNow();
      },
      get isStopping() {
        return isStopped;
      },
    },
    register: () => {
      watchdog ??= startWatchdog({
        every: sweepEvery,
        onSilence: () => {
          log.warn("no sweep came from Quirrel; sweeping and registering again");
          sweep();
          void register();
        },
      });
      return register();
    },
    receive: async (name, request) => {
      const signature = request.headers.get("x-quirrel-signature") ?? "";
      const body = await request.text();
      if (!clients.get(name)?.isSignedByQuirrel(body, signature)) {
        return new Response("This address is Quirrel's alone.", { status: 401 });
      }
      if (name === "sweep") sweep();
      else drains[name].start();
      return new Response("OK");
    },
    get lastSweepAt() {
      return lastSweepAt;
    },
    health: async () => {
      if (!watchdog) return "The queue has not started.";
      if (isStopped) return "The queue has stopped.";
      if (watchdog.isSilent()) return "Nothing has swept for a while.";
      return quirrel && (await quirrel.isAnswering()) ? null : "Quirrel does not answer.";
    },
    stop: async () => {
      isStopped = true;
      watchdog?.stop();
      for (const drain of Object.values(drains)) drain.close();
      await waitFor(drains);
      await starting;
      await quirrel?.close();
    },
  };
}

function perQueue<T>(make: (name: QueueName) => T): Record<QueueName, T> {
  return Object.fromEntries(queueNames.map((name) => [name, make(name)])) as Record<QueueName, T>;
}

async function waitFor(drains: Record<QueueName, Drain>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, longestStop);
  });
  await Promise.race([Promise.all(Object.values(drains).map((drain) => drain.idle())), deadline]);
  clearTimeout(timer);
}
