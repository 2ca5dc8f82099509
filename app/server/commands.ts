import { request } from "node:http";
import { contextFor } from "#platform/context";
import { databasePath } from "#platform/db";
import { readEnvironment } from "#platform/env";
import { createLog } from "#platform/log";
import { socketPath } from "./command-socket.ts";
import { isForOperator } from "./for-operator.ts";
import { ownDatabase } from "./own-database.ts";
import { createParts } from "./parts.ts";
import { restoreCommand } from "./restore.ts";
import { type Command, runVerb } from "./run-verb.ts";
import type { VerbResult } from "./verbs/index.ts";

/** A command line's verb: carried out by the running server, or here when none runs. Answers the exit code. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  const [verb = "", ...args] = argv;
  try {
    const result = verb === "restore" ? await restoreCommand(args) : await carryOut(verb, args);
    for (const line of result.lines) process.stdout.write(`${line}\n`);
    return result.exitCode;
  } catch (error) {
    if (!isForOperator(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function carryOut(verb: string, args: readonly string[]): Promise<VerbResult> {
  const environment = readEnvironment(process.env);
  const command = { verb, args, folder: process.cwd() };
  const answer = await askServer(socketPath(databasePath(environment.databaseUrl)), command);
  if (answer) return answer;
  // A command's output is for a person, so the log keeps to what went wrong.
  const log = createLog("error");
  const owned = await ownDatabase(environment.databaseUrl, log);
  const parts = createParts(environment, { database: owned.database, queue: { wake: () => undefined }, log });
  try {
    return await runVerb(contextFor(parts, { kind: "system" }), command);
  } finally {
    await parts.mail.close();
    await owned.close();
  }
}

/** The running server's answer, or null when none runs. */
function askServer(path: string, command: Command): Promise<VerbResult | null> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: path, method: "POST", path: "/" }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString("utf8")) as VerbResult));
      response.on("error", reject);
    });
    call.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve(null);
      else reject(error);
    });
    call.end(JSON.stringify(command));
  });
}
