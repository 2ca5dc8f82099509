import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { runQuirrel as RunQuirrel } from "quirrel/dist/cjs/src/api";
import type { QuirrelClient as Client } from "quirrel/client";
import { seconds } from "#lib/duration";
import type { Log } from "#platform/log";
import { openRedis } from "./redis.ts";
import { within } from "./within.ts";
import { withoutWarning } from "./without-warning.ts";

export type QueueClient = {
  /** Has `route` called now, after a while, or again and again. Times are milliseconds. */
  enqueue(options: { id?: string; delay?: number; every?: number }): Promise<void>;
  isSignedByQuirrel(body: string, signature: string): boolean;
};

export type Quirrel = {
  clientFor(route: string): QueueClient;
  isAnswering(): Promise<boolean>;
  close(): Promise<void>;
};

/** The payload of every job: it says nothing, because nothing it said would be believed. */
const emptyPayload = null;
const startDeadline = seconds(10);
const closeDeadline = seconds(3);
const callDeadline = seconds(5);

/**
 * Quirrel's server and worker inside this process, on a loopback port of its own choice, calling back `appOrigin`.
 * Rejects when it cannot start, for example because Redis is out of reach.
 */
export async function startQuirrel(options: {
  redisUrl: string | null;
  appOrigin: string;
  log: Log;
}): Promise<Quirrel> {
  // Quirrel 1.14 is CommonJS that imports directories, which bundlers and Node's ESM loader both stumble over.
  const require = createRequire(import.meta.url);
  const { runQuirrel } = require("quirrel/dist/cjs/src/api") as { runQuirrel: typeof RunQuirrel };
  const { QuirrelClient } = require("quirrel/client") as { QuirrelClient: typeof Client };

  const passphrase = randomUUID();
  const redis = openRedis(options.redisUrl, options.log);
  await redis.prepare(callDeadline);
  // Quirrel 1.14.1 registers plugins in a way of which fastify 4.29.1 warns on stderr at every start.
  const server = await withoutWarning("FSTWRN002", () =>
    within(
      startDeadline,
      runQuirrel({
        port: 0,
        host: "127.0.0.1",
        redisFactory: redis.factory,
        passphrases: [passphrase],
        disableTelemetry: true,
        logger: "none",
      }),
    ),
  ).catch((error: unknown) => {
    redis.silence();
    redis.cut();
    throw error;
  });
  const origin = `http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}`;
  const close = async () => {
    redis.silence();
    await within(closeDeadline, server.close()).catch(() => undefined);
    redis.cut();
  };
  // The same name at every start, so that jobs which Redis kept are signed with the token of now.
  const name = `steadybill-${new URL(options.appOrigin).port}`;
  const token = await mintToken({ origin, passphrase, name }).catch(async (error: unknown) => {
    await close();
    throw error;
  });

  return {
    clientFor: (route) => {
      const client = new QuirrelClient<null>({
        route,
        handler: () => Promise.resolve(),
        fetch: (input, init) =>
          fetch(input, { ...(init as RequestInit), signal: AbortSignal.timeout(callDeadline) }),
        config: {
          applicationBaseUrl: options.appOrigin,
          quirrelBaseUrl: origin,
          token,
          // Without an old token Quirrel 1.14 takes a signature made with the empty secret for a valid one.
          oldToken: randomUUID(),
          // Given as empty, these are not read from the environment.
          quirrelOldBaseUrl: "",
          encryptionSecret: "",
          oldSecrets: [],
          signaturePublicKey: "",
        },
      });
      return {
        enqueue: async ({ id, delay, every }) => {
          await client.enqueue(emptyPayload, {
            ...(id === undefined ? {} : { id }),
            ...(delay === undefined ? {} : { delay }),
            ...(every === undefined ? {} : { repeat: { every }, override: true }),
          });
        },
        isSignedByQuirrel: (body, signature) => isValidSignature(client, body, signature),
      };
    },
    isAnswering: async () => {
      try {
        const answer = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(callDeadline) });
        return answer.ok;
      } catch {
        return false;
      }
    },
    close,
  };
}

/** Quirrel's own `respondTo` checks signatures in production only; the check itself is private in its types (1.14). */
function isValidSignature(client: Client<null>, body: string, signature: string): boolean {
  const checking = client as unknown as { isValidSignature(body: string, signature: string): boolean };
  try {
    return checking.isValidSignature(body, signature);
  } catch {
    return false;
  }
}

async function mintToken(options: { origin: string; passphrase: string; name: string }): Promise<string> {
  const answer = await fetch(`${options.origin}/tokens/${encodeURIComponent(options.name)}`, {
    method: "PUT",
    headers: { authorization: `Basic ${btoa(`steadybill:${options.passphrase}`)}` },
    signal: AbortSignal.timeout(callDeadline),
  });
  if (!answer.ok) throw new Error(`Quirrel refused to make a token (${answer.status}).`);
  return answer.text();
}
