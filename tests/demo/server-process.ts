import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type ServerProcess = {
  readonly child: ChildProcess;
  /** Ends it gracefully and answers its exit code. */
  stop(): Promise<number | null>;
};

type ServerSettings = {
  readonly variables: Readonly<Record<string, string>>;
  /** Where the built project is; this folder by default. */
  readonly folder?: string;
  /** What is run instead of server.js. */
  readonly script?: string;
  /** Receives what the server writes; by default it goes to this terminal. */
  readonly onOutput?: (text: string) => void;
};

/** Starts the production server as a process of its own and waits until it is ready. */
export async function startServerProcess(settings: ServerSettings): Promise<ServerProcess> {
  const { variables, folder = process.cwd(), script = "server.js", onOutput } = settings;
  const target: "pipe" | "inherit" = onOutput ? "pipe" : "inherit";
  const child: ChildProcess = spawn(
    process.execPath,
    ["--max-old-space-size=256", "--max-semi-space-size=16", script],
    {
      cwd: folder,
      env: { ...inherited(), ...variables } as unknown as NodeJS.ProcessEnv,
      stdio: ["ignore", target, target],
    },
  );
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      output.push(String(chunk));
      onOutput?.(String(chunk));
    });
  await waitUntilReady(child, `http://127.0.0.1:${variables["PORT"]}/readyz`).catch((error: unknown) => {
    throw new Error(`The server did not start: ${output.join("")}`, { cause: error });
  });
  return {
    child,
    stop: async () => {
      if (hasEnded(child)) return child.exitCode;
      const exit = once(child, "exit");
      child.kill("SIGTERM");
      await exit;
      return child.exitCode;
    },
  };
}

/** Nothing of the caller's own configuration reaches the server by chance. */
function inherited() {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) };
}

async function waitUntilReady(child: ChildProcess, address: string): Promise<void> {
  for (;;) {
    if (hasEnded(child))
      throw new Error(`The server ended with ${child.signalCode ?? `exit code ${child.exitCode}`}.`);
    const isReady = await fetch(address).then(
      async (response) => {
        await response.text();
        return response.ok;
      },
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Who was killed has a signal and no exit code. */
function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
