import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../demo/free-port.ts";

export type Variables = Readonly<Record<string, string>>;
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A deployment's surroundings of the test's own: a folder, a port and the first organization. */
export async function ownDeployment(over: Variables = {}) {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-faults-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const database = join(folder, "books.db");
  const variables: Variables = {
    NODE_ENV: "production",
    DATABASE_URL: `file:${database}`,
    APP_URL: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    SESSION_SECRET: "a secret of the tests alone",
    ADMIN_EMAIL: "ada@kettle.test",
    ADMIN_PASSWORD: "correct horse battery",
    ORGANIZATION_NAME: "Kettle & Co.",
    ...over,
  };
  return { folder, database, variables, url: `http://127.0.0.1:${port}` };
}

export type Server = {
  readonly child: ChildProcess;
  readonly written: { stdout: string; stderr: string };
  ended(): Promise<Ended>;
  kill(signal: NodeJS.Signals): Promise<Ended>;
};

/** `node server.js` in the project's folder or a copy of it; ended with the test at the latest. */
export function spawnServer(variables: Variables, folder = process.cwd()): Server {
  return spawnNode(["server.js"], variables, folder);
}

/** The server, once it answers that it is ready. */
export async function startServer(variables: Variables, folder?: string): Promise<Server> {
  const server = spawnServer(variables, folder);
  for (;;) {
    if (server.child.exitCode !== null) {
      throw new Error(`The server did not start: ${(await server.ended()).stderr}`);
    }
    const response = await fetch(`${variables["APP_URL"]}/readyz`).catch(() => null);
    if (response?.ok) return server;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** `node commands.js …` until it has ended; from the production build unless a folder with the sources is named. */
export function runCommand(
  args: readonly string[],
  variables: Variables,
  folder = folderWithoutSources(),
): Promise<Ended> {
  return spawnNode([join(folder, "commands.js"), ...args], variables, folder).ended();
}

/** The same, typed in another folder than the project's. */
export function runCommandIn(folder: string, args: readonly string[], variables: Variables): Promise<Ended> {
  return spawnNode([join(folderWithoutSources(), "commands.js"), ...args], variables, folder).ended();
}

/** As on a machine that has only what is shipped; commands start three times as fast there as from the sources. */
function folderWithoutSources(): string {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-commands-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ["commands.js", "package.json"]) copyFileSync(file, join(folder, file));
  symlinkSync(resolve("build"), join(folder, "build"));
  return folder;
}

function spawnNode(args: readonly string[], variables: Variables, cwd: string): Server {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, ...variables } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, args, { cwd, env });
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (part) => (written.stdout += String(part)));
  child.stderr.on("data", (part) => (written.stderr += String(part)));
  const closed = once(child, "close");
  const ended = async () => {
    await closed;
    return { code: child.exitCode, ...written };
  };
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await closed;
  });
  return {
    child,
    written,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended();
    },
  };
}
