import type { Context, Parts } from "#platform/context";
import { contextFor } from "#platform/context";
import { shortestWakeUp } from "#lib/waits";
import { systemClock } from "#platform/clock";
import type { Log } from "#platform/log";
import { type QueueName, queueNames, startQueue } from "#platform/queue";
import { startCommandSocket } from "./command-socket.ts";
import { createParts } from "./parts.ts";
import { runQueue } from "./jobs.ts";
import { ownDatabase } from "./own-database.ts";
import { prepareDeployment } from "./prepare-deployment.ts";
import { startWebServer, type WebServerSettings } from "./web-server.ts";

export type RunningServer = { readonly port: number; stop(): Promise<void> };

/**
 * Owns the database, brings it up to date, serves, and only then lets the queue look for work. Stopping goes the other
 * way round: no new work, no new requests, what runs may end, then the database closes.
 */
export async function bootstrap(
  settings: Omit<WebServerSettings, "serverContext"> & { readonly log: Log },
): Promise<RunningServer> {
  const { environment, log } = settings;
  const owned = await ownDatabase(environment.databaseUrl, log);
  let port = 0;
  const system = (): Context => contextFor(parts, { kind: "system" });
  const queue = startQueue({
    redisUrl: environment.redisUrl,
    appOrigin: () => `http://127.0.0.1:${port}`,
    handlers: handlersFor(system),
    clock: systemClock,
    log,
  });
  const parts: Parts = createParts(environment, { database: owned.database, queue: queue.wakeUps, log });
  await prepareDeployment(system(), environment);

  const web = await startWebServer({
    ...settings,
    serverContext: {
      parts,
      mailIsConfigured: parts.mail.isConfigured,
      queue: { receive: (name, request) => queue.receive(name, request), findTrouble: () => queue.health() },
    },
  });
  port = web.port;
  await queue.register();
  const commands = await startCommandSocket(system(), owned.database.path);
  log.info("serving", { address: environment.appUrl, port });

  return {
    port,
    stop: async () => {
      log.info("stopping");
      await Promise.all([web.stop(), queue.stop(), commands.stop(), parts.mail.close()]);
      await owned.close();
      log.info("stopped");
    },
  };
}

function handlersFor(system: () => Context): Record<QueueName, () => Promise<void>> {
  return Object.fromEntries(
    queueNames.map((name) => [
      name,
      async () => {
        const ctx = system();
        const next = await runQueue(ctx, name);
        if (next) ctx.queue.wake(name, noSoonerThan(ctx, next));
      },
    ]),
  ) as Record<QueueName, () => Promise<void>>;
}

function noSoonerThan(ctx: Context, next: Date): Date {
  return new Date(Math.max(next.getTime(), ctx.clock.now().getTime() + shortestWakeUp));
}
