import { afterEach, describe, expect, test, vi } from "vitest";
import type { QueueSettings } from "#platform/queue";
import { handlersWith, startWakeUpServer, type WakeUpServer } from "./wake-up-server.ts";

let server: WakeUpServer | null = null;

async function start(over: Partial<QueueSettings> = {}): Promise<WakeUpServer> {
  server = await startWakeUpServer(over);
  return server;
}

afterEach(async () => {
  await server?.close();
  server = null;
});

describe("running", () => {
  test("a queue's work never runs twice at once, and once more after a wake-up during a run", async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const gates: (() => void)[] = [];
    const { queue, calls } = await start({
      handlers: handlersWith({
        events: async () => {
          running += 1;
          runs += 1;
          most = Math.max(most, running);
          await new Promise<void>((resolve) => gates.push(resolve));
          running -= 1;
        },
      }),
    });
    await queue.register();
    queue.wakeUps.wake("events");
    await vi.waitFor(() => expect(runs).toBe(1));
    queue.wakeUps.wake("events");
    await vi.waitFor(() => expect(calls.filter(({ name }) => name === "events")).toHaveLength(2));
    expect(runs).toBe(1);
    gates.shift()?.();
    await vi.waitFor(() => expect(runs).toBe(2));
    gates.shift()?.();
    await vi.waitFor(() => expect(running).toBe(0));
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
  });

  test("a call is answered without waiting for the work it starts", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { queue, calls } = await start({ handlers: handlersWith({ events: () => held }) });
    await queue.register();
    queue.wakeUps.wake("events");
    await vi.waitFor(() => expect(calls.some(({ name }) => name === "events")).toBe(true));
    queue.wakeUps.wake("emails");
    await vi.waitFor(() => expect(calls.some(({ name }) => name === "emails")).toBe(true));
    release();
  });

  test("work that fails is logged and the next wake-up runs it again", async () => {
    const messages: string[] = [];
    let runs = 0;
    const log = { debug() {}, info() {}, warn() {}, error: (message: string) => void messages.push(message) };
    const { queue } = await start({
      log,
      handlers: handlersWith({
        events: () => {
          runs += 1;
          throw new Error("broken");
        },
      }),
    });
    await queue.register();
    await vi.waitFor(() => expect(runs).toBeGreaterThan(0));
    const before = runs;
    queue.wakeUps.wake("events");
    await vi.waitFor(() => expect(runs).toBeGreaterThan(before));
    expect(messages).toContain("due work failed; the next sweep tries again");
  });

  test("stopping waits for what runs and starts nothing more", async () => {
    const order: string[] = [];
    let release = () => {};
    const { queue, ran } = await start({
      handlers: handlersWith({
        events: async () => {
          order.push("started");
          await new Promise<void>((resolve) => (release = resolve));
          order.push("ended");
        },
      }),
    });
    await queue.register();
    queue.wakeUps.wake("events");
    await vi.waitFor(() => expect(order).toEqual(["started"]));
    expect(queue.wakeUps.isStopping).toBe(false);
    const stopped = queue.stop().then(() => order.push("stopped"));
    const before = ran.filter((name) => name === "emails").length;
    queue.wakeUps.wake("emails");
    release();
    expect(queue.wakeUps.isStopping).toBe(true);
    await stopped;
    expect(order).toEqual(["started", "ended", "stopped"]);
    expect(ran.filter((name) => name === "emails")).toHaveLength(before);
    expect(await queue.health()).toBe("The queue has stopped.");
  });
});
