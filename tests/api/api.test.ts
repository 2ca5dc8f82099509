import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { revokeApiKey, startSession } from "#domain/credentials";
import { takeFromBusyLimit } from "#domain/limits";
import { cookiesFor } from "#web/cookies";
import { inTransaction } from "#platform/context";
import { hours, minutes } from "#lib/duration";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, apiWith, fetchFromRoute, keyOf, refusalOf } from "./client.ts";

let world: World;
let key: { id: string; key: string };
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  key = await keyOf(world.ctx);
  api = apiWith(world, { Authorization: `Bearer ${key.key}` });
});
afterEach(() => world.close());

const acme = { name: "Acme", email: "ada@acme.test" };

function keyed(idempotencyKey: string, bearer = key.key) {
  return apiWith(world, { Authorization: `Bearer ${bearer}`, "Idempotency-Key": idempotencyKey });
}

async function answerTo(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const headers = { Authorization: `Bearer ${key.key}`, ...init.headers };
  const response = await fetchFromRoute(world, path, { ...init, headers });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe("without a valid key", () => {
  test.each([
    ["no Authorization", {}],
    ["an unknown key", { Authorization: "Bearer sb_unknown" }],
    ["an empty key", { Authorization: "Bearer " }],
    ["another scheme", { Authorization: "Basic YTpi" }],
    ["a key that is no text", { Authorization: "Bearer sb_a sb_b" }],
  ])("(%s) the answer is UNAUTHORIZED with a sentence that helps", async (_, headers) => {
    expect(await refusalOf(apiWith(world, headers as Record<string, string>).clients.list.query({}))).toEqual(
      {
        code: "UNAUTHORIZED",
        status: 401,
        message: "Send a valid API key: Authorization: Bearer sb_…",
        fields: [],
      },
    );
  });

  test("a session's cookie opens nothing here", async () => {
    const { token } = await inTransaction(world.ctx, (tx) =>
      startSession(tx, {
        userId: world.owner.id,
        organizationId: world.organizationId,
        userAgent: "Tests",
        address: "192.0.2.1",
      }),
    );
    const cookie = await cookiesFor(world.parts.config).session.serialize(token);
    const refusal = await refusalOf(
      apiWith(world, { Cookie: cookie.split(";")[0] ?? "" }).clients.create.mutate(acme),
    );
    expect(refusal.code).toBe("UNAUTHORIZED");
  });

  test("a revoked key, and one of a disabled or removed user, ends at once", async () => {
    const agentCtx = await world.as("agent");
    const agent = await apiOf(world, agentCtx);
    await agent.clients.list.query({});
    const id = "userId" in agentCtx.actor ? agentCtx.actor.userId : "";
    await world.database.db.user.update({ where: { id }, data: { disabledAt: world.clock.now() } });
    expect((await refusalOf(agent.clients.list.query({}))).code).toBe("UNAUTHORIZED");

    await api.clients.list.query({});
    await revokeApiKey(world.ctx, { id: key.id });
    expect((await refusalOf(api.clients.list.query({}))).code).toBe("UNAUTHORIZED");
  });
});

test("the scheme's name may be written in any case, as HTTP has it", async () => {
  await apiWith(world, { Authorization: `bearer ${key.key}` }).clients.list.query({});
});

test("a key acts with the role that its user has now", async () => {
  const admin = await world.as("admin");
  const caller = await apiOf(world, admin);
  await caller.ledger.trialBalance.query();
  const userId = "userId" in admin.actor ? admin.actor.userId : "";
  await world.database.db.membership.updateMany({ where: { userId }, data: { role: "agent" } });
  expect((await refusalOf(caller.ledger.trialBalance.query())).code).toBe("FORBIDDEN");
});

test("a key is stored as a hash alone", async () => {
  const row = await world.database.db.apiKey.findUniqueOrThrow({ where: { id: key.id } });
  expect(JSON.stringify(row)).not.toContain(key.key);
});

describe("the form of an answer", () => {
  test("is tRPC's without a transformer", async () => {
    const { status, body } = await answerTo("/api/trpc/clients.list?input=%7B%7D");
    expect(status).toBe(200);
    expect(body).toEqual({ result: { data: { items: [], nextCursor: null } } });
  });

  test("of a refusal has code, message and data.fields, and no stack", async () => {
    const { status, body } = await answerTo("/api/trpc/clients.create", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: "Acme" }),
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        message: "Enter an e-mail address.",
        data: {
          code: "BAD_REQUEST",
          httpStatus: 400,
          path: "clients.create",
          fields: [{ path: "email", message: "Enter an e-mail address." }],
        },
      },
    });
    expect(JSON.stringify(body)).not.toContain("stack");
  });

  test.each([
    ["an unknown procedure", "/api/trpc/clients.erase", {}, 404],
    ["a mutation by GET", "/api/trpc/clients.create?input=%7B%7D", {}, 405],
    ["a body that is no JSON", "/api/trpc/clients.create", { method: "POST", body: "{" }, 400],
    ["an input that is no JSON", "/api/trpc/clients.list?input=%7B", {}, 400],
  ])("to %s is a 4xx in the same form", async (_, path, init, expected) => {
    const { status, body } = await answerTo(path, {
      ...init,
      headers: { "Content-Type": "application/json" },
    });
    expect(status).toBe(expected);
    expect(body).toMatchObject({ error: { message: expect.any(String) as string, data: { fields: [] } } });
  });

  test.each([
    ["/api/trpc/clients.create", { method: "POST", body: "{name: 1" }],
    ["/api/trpc/clients.list?input={", {}],
  ])("of what is no JSON says so (%s)", async (path, init) => {
    const headers = { "Content-Type": "application/json" };
    const { status, body } = await answerTo(path, { ...init, headers });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        message: "The input is not valid JSON.",
        data: { code: "BAD_REQUEST", fields: [] },
      },
    });
  });

  test("of a surprise says nothing about the inside", async () => {
    const { id } = await api.clients.create.mutate(acme);
    await world.database.db
      .$executeRaw`UPDATE clients SET created_at = 'a secret of the inside' WHERE id = ${id}`;
    const refusal = await refusalOf(api.clients.get.query({ id }));
    expect(refusal).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      status: 500,
      message: "Something went wrong here. Nothing more was done; the server's log says what.",
      fields: [],
    });
  });

  test("queries may be asked by POST", async () => {
    const caller = apiWith(world, { Authorization: `Bearer ${key.key}` }, { methodOverride: "POST" });
    expect(await caller.clients.list.query({})).toEqual({ items: [], nextCursor: null });
  });
});

describe("an Idempotency-Key", () => {
  test("carries a repeated mutation out once and answers the same", async () => {
    const first = await keyed("k-1").clients.create.mutate(acme);
    expect(await keyed("k-1").clients.create.mutate(acme)).toEqual(first);
    expect(await world.database.db.client.count()).toBe(1);
  });

  test("carries one of many parallel mutations out", async () => {
    const calls = await Promise.allSettled(
      Array.from({ length: 8 }, () => keyed("k-1").clients.create.mutate(acme)),
    );
    expect(calls.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await world.database.db.client.count()).toBe(1);
  });

  test("with another input or procedure is CONFLICT", async () => {
    const { id } = await keyed("k-1").clients.create.mutate(acme);
    const other = await refusalOf(keyed("k-1").clients.create.mutate({ ...acme, name: "Bolt" }));
    expect(other).toMatchObject({ code: "CONFLICT", status: 409 });
    expect((await refusalOf(keyed("k-1").clients.archive.mutate({ id }))).code).toBe("CONFLICT");
    expect(await world.database.db.client.count()).toBe(1);
  });

  test("is free again after a refusal, which changed nothing", async () => {
    expect((await refusalOf(keyed("k-1").clients.create.mutate({ ...acme, name: "" }))).code).toBe(
      "BAD_REQUEST",
    );
    await keyed("k-1").clients.create.mutate(acme);
    expect((await refusalOf(keyed("k-2").invoices.get.query({ id: "x" }))).code).toBe("NOT_FOUND");
  });

  test("lasts a day", async () => {
    const first = await keyed("k-1").clients.create.mutate(acme);
    world.clock.advance(hours(24));
    expect((await keyed("k-1").clients.create.mutate(acme)).id).not.toBe(first.id);
  });

  test("shows an agent nothing that an admin's call answered", async () => {
    const rate = { name: "VAT", percent: "19", inclusive: false };
    await keyed("k-1").taxRates.create.mutate(rate);
    const agentKey = await keyOf(await world.as("agent"));
    expect((await refusalOf(keyed("k-1", agentKey.key).taxRates.create.mutate(rate))).code).toBe("FORBIDDEN");
  });

  test("means nothing to a query, and must be short printable text", async () => {
    await keyed("k-1").clients.list.query({});
    expect(await world.database.db.idempotencyKey.count()).toBe(0);
    const refusal = await refusalOf(keyed("x".repeat(256)).clients.create.mutate(acme));
    expect(refusal.code).toBe("BAD_REQUEST");
    expect(await world.database.db.client.count()).toBe(0);
  });
});

test("six thousand calls a minute are a key's limit, and other keys are not held up", async () => {
  const limit = { key: `api:${key.id}`, limit: 6000, window: minutes(1) };
  for (let call = 0; call < 5999; call += 1) takeFromBusyLimit(world.strangerCtx, limit);
  await api.clients.list.query({});
  const refusal = await refusalOf(api.clients.list.query({}));
  expect(refusal).toMatchObject({ code: "TOO_MANY_REQUESTS", status: 429 });
  const other = await apiOf(world, await world.as("admin"));
  await other.clients.list.query({});
  world.clock.advance(minutes(1));
  await api.clients.list.query({});
});
