import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  forgetLimits,
  loadBusyLimits,
  saveBusyLimits,
  takeFromBusyLimit,
  takeFromLimit,
  TooManyRequests,
} from "#domain/limits";
import { type Context, contextFor } from "#platform/context";
import { openDatabase } from "#platform/db";
import { minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const signIn = { key: "sign-in:account:ada@example.com", limit: 10, window: minutes(15) };
const busy = { key: "api:key-1", limit: 3, window: minutes(1) };

async function takeTimes(count: number, ctx: Context = world.strangerCtx) {
  const results = await Promise.allSettled(Array.from({ length: count }, () => takeFromLimit(ctx, signIn)));
  return results.filter(({ status }) => status === "fulfilled").length;
}

/** What a process that starts on the same file afterwards sees. */
async function inNextProcess<R>(work: (ctx: Context) => Promise<R>): Promise<R> {
  const database = await openDatabase(world.databasePath);
  try {
    return await work(contextFor({ ...world.parts, database }, { kind: "system" }));
  } finally {
    await database.close();
  }
}

describe("a limit", () => {
  test("lets exactly as many through as it allows, however many come at once", async () => {
    expect(await takeTimes(40)).toBe(10);
    expect(await takeTimes(5)).toBe(0);
  });

  test("counts each key by itself", async () => {
    await takeTimes(10);
    await expect(takeFromLimit(world.strangerCtx, signIn)).rejects.toThrow(TooManyRequests);
    await takeFromLimit(world.strangerCtx, { ...signIn, key: "sign-in:account:bob@example.com" });
  });

  test("says how long to wait, in words and in milliseconds", async () => {
    await takeTimes(10);
    world.clock.advance(minutes(5));
    const refusal = await takeFromLimit(world.strangerCtx, signIn).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      kind: "too-many",
      retryAfter: minutes(10),
      message: "Too many tries. Please wait 10 minutes and try again.",
    });
  });

  test("opens again when its window, which starts at the first try, is over", async () => {
    await takeTimes(10);
    world.clock.advance(minutes(15) - 1);
    expect(await takeTimes(1)).toBe(0);
    world.clock.advance(1);
    expect(await takeTimes(12)).toBe(10);
  });

  test("is not forgiven by a restart", async () => {
    await takeTimes(10);
    expect(await inNextProcess((ctx) => takeTimes(1, ctx))).toBe(0);
  });

  test("counts nothing when limits are off", async () => {
    const ctx = { ...world.strangerCtx, config: { ...world.parts.config, rateLimitsOn: false } };
    expect(await takeTimes(50, ctx)).toBe(50);
    for (let tries = 0; tries < 10; tries += 1) takeFromBusyLimit(ctx, busy);
    expect(await world.database.db.rateLimit.count()).toBe(0);
  });

  test("is forgotten when its window is over, and not before", async () => {
    await takeTimes(1);
    await forgetLimits(world.systemCtx);
    expect(await world.database.db.rateLimit.count()).toBe(1);
    world.clock.advance(minutes(15));
    await forgetLimits(world.systemCtx);
    expect(await world.database.db.rateLimit.count()).toBe(0);
  });
});

describe("a limit of busy keys", () => {
  const take = (ctx: Context = world.strangerCtx) => takeFromBusyLimit(ctx, busy);

  test("counts in memory and refuses what is over", () => {
    for (let tries = 0; tries < 3; tries += 1) take();
    expect(() => take()).toThrow(TooManyRequests);
    world.clock.advance(minutes(1));
    take();
  });

  test("is written down now and then and known to the next process", async () => {
    for (let tries = 0; tries < 3; tries += 1) take();
    await saveBusyLimits(world.systemCtx);
    await inNextProcess(async (ctx) => {
      await loadBusyLimits(ctx);
      expect(() => take(ctx)).toThrow(TooManyRequests);
    });
  });

  test("writes only what has changed since, and drops what is over", async () => {
    take();
    await saveBusyLimits(world.systemCtx);
    await world.database.db.rateLimit.deleteMany();
    await saveBusyLimits(world.systemCtx);
    expect(await world.database.db.rateLimit.count()).toBe(0);
    world.clock.advance(minutes(1));
    await saveBusyLimits(world.systemCtx);
    take();
    await saveBusyLimits(world.systemCtx);
    expect(await world.database.db.rateLimit.findMany()).toMatchObject([{ key: "api:key-1", count: 1 }]);
  });
});
