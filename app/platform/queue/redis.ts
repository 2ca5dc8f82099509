import { createRequire } from "node:module";
import type { createRedisFactory as CreateRedisFactory } from "quirrel/dist/cjs/src/api/shared/create-redis";
import { within } from "./within.ts";
import type { Log } from "#platform/log";

type Connection = ReturnType<ReturnType<typeof CreateRedisFactory>>;

export type RedisConnections = {
  /**
   * Readies Redis for a start of Quirrel; rejects when Redis does not answer within `deadline` milliseconds. A start
   * that fails would end the process: Quirrel 1.14 leaves the rejection of its half-made server unhandled.
   */
  prepare(deadline: number): Promise<void>;
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
    const nothing = () => {};
    return {
      factory: createRedisFactory(undefined),
      prepare: () => Promise.resolve(),
      ...{ silence: nothing, cut: nothing },
    };
  }

  const connections: Connection[] = [];
  let isSilent = false;
  // With retries counted, a Redis that is away for a minute would end the process: Quirrel 1.14 leaves the rejections
  // of its own polling unhandled.
  const open = createRedisFactory(redisUrl, { maxRetriesPerRequest: null });
  return {
    prepare: async (deadline) => {
      const connection = open();
      connection.on("error", (error: Error) => log.warn("Redis does not answer", { reason: error.message }));
      try {
        // A Redis that came back empty would have this migration run again, and @quirrel/owl 0.15's fails for ever on
        // what the new version has written by then. There was never anything of the old one.
        await within(deadline, connection.sadd("owl-migrations", "processingToSortedSet"));
      } finally {
        connection.disconnect();
      }
    },
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
