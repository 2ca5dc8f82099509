import { createHmac } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { QueueSettings } from "#platform/queue";
import { seconds } from "#lib/duration";
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
