import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export type Child = {
  readonly process: ChildProcess;
  /** Resolves when the child has written a line with that text; rejects when it ends before. */
  says(text: string): Promise<void>;
  /** The exit code and everything that was written, once it has ended. */
  end(): Promise<{ code: number | null; output: string }>;
  kill(): Promise<void>;
};

/** Another process that runs these lines, with `#platform/db` as `db`. */
export function spawnLines(lines: string): Child {
  const code = `import * as db from "#platform/db"; ${lines}`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += String(part)));
  const ended = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    process: child,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve();
        child.stdout.on("data", look);
        child.on("close", () => reject(new Error(`The process ended and said: ${output}`)));
        look();
      }),
    end: async () => {
      await ended;
      return { code: child.exitCode, output };
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
