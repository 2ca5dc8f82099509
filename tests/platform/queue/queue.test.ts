import { createHmac } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { QueueSettings } from "#platform/queue";
import { seconds } from "#lib/duration";
import { startWakeUpServer, type WakeUpServer } from "./wake-up-server.ts";

let server: WakeUpServer | null = null;

async function start(over: Partial<QueueSettings> = {}): Promise<WakeUpServer> {
  server = await startWakeUpServer(over);
  return server;
}

afterEach(async () => {
  await server?.close();
  server = null;
});

const handlersWith = (over: Partial<QueueSettings["handlers"]>) =>
  over as unknown as QueueSettings["handlers"];

describe("waking", () => {
  test("a wake-up runs its queue's due work through a signed call from Quirrel", async () => {
    const { queue, ran, calls } = await start();
    await queue.register();
    // The first sweep runs every queue's work; only the wake-up makes a call of the queue's own.
    await vi.waitFor(() => expect(ran).toContain("emails"));
    const before = ran.filter((name) => name === "emails").length;
    queue.wakeUps.wake("emails");
    await vi.waitFor(() => expect(ran.filter((name) => name === "emails").length).toBeGreaterThan(before));
    expect(calls.find(({ name }) => name === "emails")).toMatchObject({ body: "null", signature: /^v=/ });
  });

  test("starts without a warning on stderr about how Quirrel registers its plugins", async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.name);
    process.on("warning", note);
    const { queue, ran } = await start();
    await queue.register();
    process.emitWarning("of somebody else", "NotQuirrels");
    queue.wakeUps.wake("emails");
    await vi.waitFor(() => expect(ran).toContain("emails"));
    process.off("warning", note);
    expect(warnings).toEqual(["NotQuirrels"]);
  });

  test("a wake-up for later comes when its time has come", async () => {
    const { queue, calls } = await start();
    await queue.register();
    queue.wakeUps.wake("payments", new Date(Date.now() + 150));
    await vi.waitFor(() => expect(calls.map(({ name }) => name)).toContain("payments"));
  });

  test("a later wake-up does not replace a nearer one", async () => {
    const { queue, ran } = await start();
    await queue.register();
    queue.wakeUps.wake("payments", new Date(Date.now() + 200));
    queue.wakeUps.wake("payments", new Date(Date.now() + seconds(600)));
    await vi.waitFor(() => expect(ran).toContain("payments"));
  });

  test("hundreds of wake-ups at once become a handful of calls", async () => {
    const { queue, ran, calls } = await start();
    await queue.register();
    for (let i = 0; i < 500; i += 1) queue.wakeUps.wake("billing-updates");
    await vi.waitFor(() => expect(ran).toContain("billing-updates"));
    expect(calls.filter(({ name }) => name === "billing-updates").length).toBeLessThan(5);
  });

  test("before the routes answer nothing is registered, and wake-ups are harmless", async () => {
    const { queue, calls } = await start();
    queue.wakeUps.wake("emails");
    queue.wakeUps.wake("emails", new Date(Date.now() + seconds(60)));
    expect(await queue.health()).toBe("The queue has not started.");
    expect(calls).toEqual([]);
  });

  test("when Quirrel cannot start, a wake-up runs the due work all the same", async () => {
    const { queue, ran } = await start({
      appOrigin: () => {
        throw new Error("no address");
      },
    });
    await queue.register();
    queue.wakeUps.wake("emails");
    await vi.waitFor(() => expect(ran).toContain("emails"));
    expect(await queue.health()).toBe("Quirrel does not answer.");
  });
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

describe("sweeping", () => {
  test("a sweep comes at once and then again and again", async () => {
    const { queue, ran } = await start({ sweepEvery: 100 });
    await queue.register();
    await vi.waitFor(() => expect(ran.filter((name) => name === "sweep").length).toBeGreaterThan(2));
    expect(queue.lastSweepAt).toBeInstanceOf(Date);
    expect(await queue.health()).toBeNull();
  });

  test("when Quirrel's job dies of one 404, the watchdog sweeps and registers it again", async () => {
    const { queue, ran, calls, answerWith } = await start({ sweepEvery: 100 });
    answerWith(404);
    await queue.register();
    await vi.waitFor(() => expect(calls.filter(({ name }) => name === "sweep")).toHaveLength(1));
    answerWith(null);
    await vi.waitFor(() => expect(ran.filter((name) => name === "sweep").length).toBeGreaterThan(3));
    await vi.waitFor(() => expect(calls.filter(({ name }) => name === "sweep").length).toBeGreaterThan(3));
  });
});

test("a queue with much to do keeps no other waiting at a sweep", async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  const emails = () => {
    begun += 1;
    return held;
  };
  const { queue, ran } = await start({ sweepEvery: 100, handlers: handlersWith({ emails }) });
  await queue.register();
  await vi.waitFor(() => expect(ran.filter((name) => name === "billing-updates").length).toBeGreaterThan(2));
  expect(begun).toBe(1);
  release();
});

describe("who may call", () => {
  const forge = (secret: string) => {
    const at = Date.now();
    return `v=${at},d=${createHmac("sha256", secret).update(`null${at}`).digest("hex")}`;
  };

  test.each([
    ["no signature", ""],
    ["nonsense", "v=1,d=2"],
    ["a signature made with the empty secret", forge("")],
    ["a signature made with another secret", forge("guess")],
  ])("%s is refused and nothing runs", async (_, signature) => {
    const { queue, ran, origin } = await start();
    await queue.register();
    const answer = await queue.receive(
      "emails",
      new Request(`${origin}/queues/emails`, {
        method: "POST",
        body: "null",
        headers: { "x-quirrel-signature": signature },
      }),
    );
    expect(answer.status).toBe(401);
    expect(ran).not.toContain("emails");
  });

  test("a signature that Quirrel made opens no other body", async () => {
    const { queue, ran, calls, origin } = await start();
    await queue.register();
    queue.wakeUps.wake("emails");
    await vi.waitFor(() => expect(ran).toContain("emails"));
    const signature = calls.find(({ name }) => name === "emails")?.signature ?? "";
    const answer = await queue.receive(
      "events",
      new Request(`${origin}/queues/events`, {
        method: "POST",
        body: "{}",
        headers: { "x-quirrel-signature": signature },
      }),
    );
    expect(answer.status).toBe(401);
  });
});
