import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import { freePort } from "../demo/free-port.ts";
import { startServerProcess } from "../demo/server-process.ts";
import { startDesk } from "../demo/desk.ts";
import { atMost, type Measured, median, shown } from "./table.ts";

const rounds = 5;
const mixedRequests = 10_000;

/** How long until the server is ready, beside node itself, and how much memory it keeps after work. */
export async function benchStart(): Promise<Measured[]> {
  const desk = await startDesk();
  try {
    const memory = await residentAfterWork(desk);
    await desk.server.stop();
    const extra: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const bare = await timeBareNode();
      const startedAt = performance.now();
      const server = await startServerProcess({ variables: { ...desk.surroundings.variables } });
      extra.push((performance.now() - startedAt - bare) / 1000);
      await server.stop();
    }
    return [
      atMost("start to ready, beyond node itself", median(extra), 2, "s"),
      atMost(`resident memory after ${mixedRequests} mixed requests`, memory, 400, "MB"),
      shown("resident memory limit of the machine", 512, "MB"),
    ];
  } finally {
    await desk.stop();
  }
}

async function residentAfterWork({
  url,
  cookie,
  server,
}: Awaited<ReturnType<typeof startDesk>>): Promise<number> {
  const paths = [
    "/admin",
    "/admin/invoices",
    "/admin/clients",
    "/admin/agents",
    "/admin/payments",
    "/login",
    "/healthz",
  ];
  const { non2xx, errors } = await autocannon({
    url,
    connections: 10,
    amount: mixedRequests,
    requests: paths.map((path) => ({
      method: "GET" as const,
      path,
      headers: path === "/login" ? {} : { cookie },
    })),
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of the mixed requests failed.`);
  const status = readFileSync(`/proc/${server.child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** Node with a server that answers, and nothing else. */
async function timeBareNode(): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [
    "-e",
    `require("http").createServer((_, r) => r.end()).listen(${port})`,
  ]);
  while (!(await fetch(`http://127.0.0.1:${port}`).catch(() => null))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const time = performance.now() - startedAt;
  const exit = once(child, "exit");
  child.kill();
  await exit;
  return time;
}
