import { expect, test } from "vitest";
import { listAttempts, rescueSeats, viewSeats } from "#domain/seats";
import { minutes } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

test("every attempt is listed with its result, what happened and Stripe's request", async () => {
  const world = await createSeatWorld();
  await world.fault({ kind: "500", times: 1 });
  await world.fault({ kind: "402", times: 1 });
  await world.invite();
  for (let i = 0; i < 3; i += 1) await world.settleAfter(minutes(5));
  const { items } = await listAttempts(world.ctx);
  expect(items.at(-1)).toMatchObject({
    result: "server",
    quantity: 1,
    detail: "Stripe answered with a failure of its own.",
    requestId: expect.stringMatching(/^req_/) as string,
    endedAt: expect.any(Date) as Date,
  });
  expect(items.at(-2)).toMatchObject({
    result: "payment",
    detail: expect.stringMatching(/^Stripe wants a payment first: /) as string,
  });
  expect(items.map(({ result }) => result)).toContain("applied");
  expect(items.find(({ result }) => result === "applied")).toMatchObject({ detail: null, requestId: null });
});

test("those that failed can be listed alone, page by page", async () => {
  const world = await createSeatWorld();
  const { organizationId } = world;
  const results = [
    "applied",
    "unknown",
    "confirmed",
    "payment",
    "overtaken",
    "server",
    "interrupted",
    "busy",
  ];
  for (const result of [...results, null]) {
    await world.database.db.billingAttempt.create({
      data: { organizationId, version: 1, quantity: 1, startedAt: world.clock.now(), result },
    });
  }
  const all = await listAttempts(world.ctx, { limit: 100 });
  expect(all.items).toHaveLength(9);
  const seen: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page = await listAttempts(world.ctx, { outcome: "failed", limit: 3, cursor });
    seen.push(...page.items.map(({ result }) => result));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(["busy", "server", "payment", "unknown"]);
  expect((await viewSeats(world.ctx)).attemptHistory).toHaveLength(5);
});

test("another organization's attempts are not listed", async () => {
  const world = await createSeatWorld();
  await world.invite();
  await world.sync();
  expect((await listAttempts(await world.foreigner())).items).toEqual([]);
});

test("an attempt that a stop of the server cut short says so", async () => {
  const world = await createSeatWorld();
  await world.database.db.billingAttempt.create({
    data: {
      organizationId: world.organizationId,
      version: 1,
      quantity: 1,
      startedAt: world.clock.now(),
    },
  });
  await rescueSeats(world.systemCtx);
  expect((await listAttempts(world.ctx)).items[0]).toMatchObject({
    result: "interrupted",
    detail: "The server stopped before Stripe's answer was written down.",
  });
});
