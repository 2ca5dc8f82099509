import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startQuirrel } from "../../../app/platform/queue/quirrel.ts";
import { silentLog } from "#platform/log";
import { startWakeUpServer } from "./wake-up-server.ts";

const redisServer = "/usr/bin/redis-server";

describe.runIf(existsSync(redisServer))("with Redis", () => {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-redis-"));
  let redis: ChildProcess;
  let redisUrl: string;
  let port: number;

  async function startRedis() {
    redis = spawn(redisServer, [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--dir",
      folder,
      "--save",
      "",
    ]);
    await new Promise<void>((resolve) => {
      redis.stdout?.on("data", (text: Buffer) => {
        if (text.includes("Ready to accept connections")) resolve();
      });
    });
  }

  async function stopRedis() {
    const exited = new Promise((resolve) => redis.once("exit", resolve));
    redis.kill();
    await exited;
  }

  const ask = (...words: string[]) => execFileSync("/usr/bin/redis-cli", ["-p", String(port), ...words]);

  beforeAll(async () => {
    port = await findFreePort();
    redisUrl = `redis://127.0.0.1:${port}`;
    await startRedis();
  });

  afterAll(async () => {
    await stopRedis();
    rmSync(folder, { recursive: true, force: true });
  });

  test("wake-ups and sweeps come, and a second start on the same Redis takes over", async () => {
    const first = await startWakeUpServer({ redisUrl, sweepEvery: 200 });
    await first.queue.register();
    first.queue.wakeUps.wake("emails");
    await vi.waitFor(() => expect(first.ran).toEqual(expect.arrayContaining(["emails", "sweep"])));
    await first.close();

    const second = await startWakeUpServer({ redisUrl, sweepEvery: 200 });
    await second.queue.register();
    second.queue.wakeUps.wake("events");
    await vi.waitFor(() => expect(second.ran).toEqual(expect.arrayContaining(["events", "sweep"])));
    expect(await second.queue.health()).toBeNull();
    await second.close();
  });

  test("a Redis that lost everything while Quirrel was writing to it is started on again", async () => {
    ask("FLUSHALL");
    // What a worker of before is doing at that moment: the new start must not take it for a thing of old.
    ask("ZADD", "processing", "1", "a job of before");
    const server = await startWakeUpServer({ redisUrl, sweepEvery: 200 });
    await server.queue.register();
    await vi.waitFor(() => expect(server.calls.map(({ name }) => name)).toContain("sweep"));
    await server.close();
  });

  test("without Redis a start is refused and leaves nothing behind that ends the process", async () => {
    const nowhere = await findFreePort();
    const options = {
      redisUrl: `redis://127.0.0.1:${nowhere}`,
      appOrigin: "http://127.0.0.1:1",
      log: silentLog,
    };
    await expect(startQuirrel(options)).rejects.toThrow("took too long");
  });

  test("while Redis is away due work goes on without it, and Quirrel comes back with it", async () => {
    const server = await startWakeUpServer({ redisUrl, sweepEvery: 200 });
    await server.queue.register();
    await vi.waitFor(() => expect(server.ran).toContain("sweep"));
    await stopRedis();
    const before = server.ran.filter((name) => name === "sweep").length;
    server.queue.wakeUps.wake("emails");
    const slowly = { timeout: 20_000 };
    await vi.waitFor(() => expect(server.ran).toContain("emails"), slowly);
    const sweeps = () => server.ran.filter((name) => name === "sweep").length;
    await vi.waitFor(() => expect(sweeps()).toBeGreaterThan(before + 2), slowly);
    await startRedis();
    const calls = server.calls.length;
    await vi.waitFor(() => expect(server.calls.length).toBeGreaterThan(calls + 3), slowly);
    await server.close();
  }, 60_000);
});

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
