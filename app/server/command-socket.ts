import { chmodSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { Context } from "#platform/context";
import { type Command, runVerb } from "./run-verb.ts";

/** Beside the database file, for the machine's own administrator. */
export function socketPath(databasePath: string): string {
  return `${databasePath}.sock`;
}

/** Carries out commands while serving, because one process alone writes the database. */
export async function startCommandSocket(
  ctx: Context,
  databasePath: string,
): Promise<{ stop(): Promise<void> }> {
  const path = socketPath(databasePath);
  // We own the database, so a socket that is there belonged to a dead process.
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    void readJson(request)
      .then((command) => runVerb(ctx, command))
      .catch((error: unknown) => ({
        lines: [error instanceof Error ? error.message : String(error)],
        exitCode: 1,
      }))
      .then((result) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(result)));
  });
  const umask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(umask);
  }
  chmodSync(path, 0o600);
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function readJson(request: IncomingMessage): Promise<Command> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Command;
}
