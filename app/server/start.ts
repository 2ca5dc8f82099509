import { readEnvironment } from "#platform/env";
import { createLog } from "#platform/log";
import { bootstrap } from "./bootstrap.ts";
import { isForOperator } from "./for-operator.ts";
import type { WebServerSettings } from "./web-server.ts";

export type StartOptions = Omit<WebServerSettings, "environment" | "serverContext">;

/** Starts the deployment that the environment describes and stops it on SIGTERM or SIGINT. */
export async function start(options: StartOptions): Promise<void> {
  try {
    const environment = readEnvironment(process.env);
    const running = await bootstrap({ environment, log: createLog(environment.logLevel), ...options });
    stopOnSignal(running.stop);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

function stopOnSignal(stop: () => Promise<void>) {
  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${explain(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

/** What a person at the terminal can act on; only a surprise shows where it came from. */
function explain(error: unknown): string {
  if (isForOperator(error)) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "PORT is in use by another program. Stop it, or set PORT to a free one.";
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
