import { createRequire } from "node:module";
import type { createRedisFactory as CreateRedisFactory } from "quirrel/dist/cjs/src/api/shared/create-redis";
import type { Log } from "#platform/log";

type Connection = ReturnType<ReturnType<typeof CreateRedisFactory>>;

export type RedisConnections = {
  readonly factory: () => Connection;
  /** From now on no command fails: what Quirrel still sends after its own closing stays without an answer. */
  silence(): void;
  /** Cuts what is still connected. */
  cut(): void;
};

/** The connections that Quirrel opens: to Redis, or to its memory store when `redisUrl` is null. */
export function openRedis(redisUrl: string | null, log: Log): RedisConnections {
  const require = createRequire(import.meta.url);
  const { createRedisFactory } = require("quirrel/dist/cjs/src/api/shared/create-redis") as {
    createRedisFactory: typeof CreateRedisFactory;
  };
  if (redisUrl === null) {
    return { factory: createRedisFactory(undefined), silence: () => {}, cut: () => {} };
  }

  const connections: Connection[] = [];
  let isSilent = false;
  // With retries counted, a Redis that is away for a minute would end the process: Quirrel 1.14 leaves the rejections
  // of its own polling unhandled.
  const open = createRedisFactory(redisUrl, { maxRetriesPerRequest: null });
  return {
    factory: () => {
      const connection = open();
      connections.push(connection);
      connection.on("error", (error: Error) => log.warn("Redis does not answer", { reason: error.message }));
      const send = connection.sendCommand.bind(connection);
      connection.sendCommand = (command, stream) =>
        isSilent && command.name !== "quit" ? new Promise(() => {}) : send(command, stream);
      return connection;
    },
    silence: () => {
      isSilent = true;
    },
    cut: () => {
      for (const connection of connections) connection.disconnect();
    },
  };
}
