import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  forgetAnswers,
  IdempotencyKeyInvalid,
  IdempotencyKeyReused,
  keepAnswer,
  type KeyedRequest,
  releaseAnswer,
  RequestUnderWay,
  reserveAnswer,
} from "#domain/idempotency";
import { hours } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const request: KeyedRequest = {
  key: "k-1",
  procedure: "clients.create",
  input: { name: "Ada", tags: [1, 2] },
};

async function answered() {
  await reserveAnswer(world.ctx, request);
  await keepAnswer(world.ctx, request, '{"id":"cli-1"}');
}

describe("a key", () => {
  test("answers a repeated request as the first time", async () => {
    await answered();
    expect(await reserveAnswer(world.ctx, request)).toBe('{"id":"cli-1"}');
  });

  test("does not mind the order in which an input's fields come", async () => {
    await answered();
    const reordered = { ...request, input: { tags: [1, 2], name: "Ada" } };
    expect(await reserveAnswer(world.ctx, reordered)).toBe('{"id":"cli-1"}');
  });

  test.each([
    ["another value", { input: { name: "Bob", tags: [1, 2] } }],
    ["another order of a list", { input: { name: "Ada", tags: [2, 1] } }],
    ["one field less", { input: { name: "Ada" } }],
    ["no input", { input: undefined }],
    ["another procedure", { procedure: "clients.update" }],
  ])("refuses %s", async (_, over) => {
    await answered();
    await expect(reserveAnswer(world.ctx, { ...request, ...over })).rejects.toThrow(IdempotencyKeyReused);
  });

  test("lets exactly one of ten parallel requests through", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => reserveAnswer(world.ctx, request)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(RequestUnderWay);
    }
  });

  test("stays taken when the process died before there was an answer", async () => {
    await reserveAnswer(world.ctx, request);
    world.clock.advance(hours(1));
    await expect(reserveAnswer(world.ctx, request)).rejects.toThrow(RequestUnderWay);
  });

  test("is free again after a refusal", async () => {
    await reserveAnswer(world.ctx, request);
    await releaseAnswer(world.ctx, request);
    expect(await reserveAnswer(world.ctx, { ...request, input: {} })).toBeNull();
  });

  test("is not freed once it has an answer", async () => {
    await answered();
    await releaseAnswer(world.ctx, request);
    expect(await reserveAnswer(world.ctx, request)).not.toBeNull();
  });

  test("belongs to one organization", async () => {
    await answered();
    expect(await reserveAnswer(await world.foreigner(), request)).toBeNull();
  });

  test("lasts a day to the millisecond", async () => {
    await answered();
    world.clock.advance(hours(24) - 1);
    expect(await reserveAnswer(world.ctx, request)).not.toBeNull();
    world.clock.advance(1);
    expect(await reserveAnswer(world.ctx, { ...request, input: "other" })).toBeNull();
  });

  test.each(["", "x".repeat(256), "line\nbreak", "schlüssel"])("may not be %j", async (key) => {
    await expect(reserveAnswer(world.ctx, { ...request, key })).rejects.toThrow(IdempotencyKeyInvalid);
  });
});

test("answers are forgotten after their day", async () => {
  await answered();
  world.clock.advance(hours(24));
  await forgetAnswers(world.systemCtx);
  expect(await world.database.db.idempotencyKey.count()).toBe(1);
  world.clock.advance(1);
  await forgetAnswers(world.systemCtx);
  expect(await world.database.db.idempotencyKey.count()).toBe(0);
});
