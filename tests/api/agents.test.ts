import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
});
afterEach(() => world.close());

const bob = { email: "Bob@Example.com" };

describe("agents.invite", () => {
  test("answers the invite at once", async () => {
    expect(await api.agents.invite.mutate(bob)).toMatchObject({
      id: expect.any(String) as string,
      email: "bob@example.com",
      role: "agent",
      status: "pending",
      billingPending: false,
    });
    await world.settle();
    expect(world.mailbox.messages()).toMatchObject([{ to: ["bob@example.com"] }]);
  });

  test("refuses the same person twice, however it is written", async () => {
    await api.agents.invite.mutate(bob);
    const again = await refusalOf(api.agents.invite.mutate({ email: "bob@example.com" }));
    expect(again).toMatchObject({ code: "CONFLICT", status: 409 });
    expect((await refusalOf(api.agents.invite.mutate({ email: world.owner.email }))).code).toBe("CONFLICT");
  });

  test.each([
    [{ email: "bob" }, "email"],
    [{}, "email"],
    [{ ...bob, role: "owner" }, "role"],
  ])("refuses %j", async (input, path) => {
    expect(await refusalOf(api.agents.invite.mutate(input as never))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path }],
    });
  });

  test("lets the owner alone appoint admins", async () => {
    const admin = await apiOf(world, await world.as("admin"));
    const wish = { email: "cleo@example.com", role: "admin" } as const;
    expect((await refusalOf(admin.agents.invite.mutate(wish))).code).toBe("FORBIDDEN");
    expect(await api.agents.invite.mutate(wish)).toMatchObject({ role: "admin" });
  });
});

describe("agents.inviteMany", () => {
  test("answers who is invited, and of everybody else why not", async () => {
    await api.agents.invite.mutate(bob);
    const invites = [
      { email: "ada@example.com" },
      bob,
      { email: "cleo@example.com", role: "admin" },
      { email: "x" },
    ];
    expect(await api.agents.inviteMany.mutate({ invites })).toMatchObject({
      items: [
        { email: "ada@example.com", role: "agent", status: "pending", resentAt: null },
        { email: "cleo@example.com", role: "admin" },
      ],
      refused: [
        { email: "bob@example.com", reason: "This address has a pending invite already." },
        { email: "x", reason: "This is not an e-mail address such as name@example.com." },
      ],
    });
  });

  test.each([
    [{}, "invites"],
    [{ invites: [] }, "invites"],
    [{ invites: Array.from({ length: 1001 }, () => bob) }, "invites"],
    [{ invites: [{}] }, "invites.0.email"],
    [{ invites: [{ ...bob, name: "Bob" }] }, "invites.0.name"],
  ])("%#: refuses what is no list whole", async (input, path) => {
    expect(await refusalOf(api.agents.inviteMany.mutate(input as never))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path }],
    });
    expect(await world.database.db.agentInvite.count()).toBe(0);
  });
});

test("agents.resendInvite sends a pending invite again, once a minute", async () => {
  const { id } = await api.agents.invite.mutate(bob);
  expect(await api.agents.resendInvite.mutate({ id })).toMatchObject({
    id,
    status: "pending",
    resentAt: world.clock.now().toISOString(),
  });
  expect((await refusalOf(api.agents.resendInvite.mutate({ id }))).code).toBe("CONFLICT");
  expect((await refusalOf(api.agents.resendInvite.mutate({ id: "unknown" }))).code).toBe("NOT_FOUND");
  await api.agents.revokeInvite.mutate({ id });
  expect((await refusalOf(api.agents.resendInvite.mutate({ id }))).code).toBe("CONFLICT");
});

test("agents.list shows people and invites; revokeInvite ends one", async () => {
  const { id } = await api.agents.invite.mutate(bob);
  expect(await api.agents.list.query({})).toMatchObject({
    items: [{ userId: world.owner.id, email: world.owner.email, role: "owner" }],
    invites: [{ id, status: "pending" }],
    nextCursor: null,
  });
  expect(await api.agents.revokeInvite.mutate({ id })).toMatchObject({ id, status: "revoked" });
  expect((await refusalOf(api.agents.revokeInvite.mutate({ id }))).code).toBe("CONFLICT");
  expect(await refusalOf(api.agents.list.query({ limit: "all" } as never))).toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("agents.remove ends a membership, and its key with it", async () => {
  const agentCtx = await world.as("agent");
  const agent = await apiOf(world, agentCtx);
  const userId = "userId" in agentCtx.actor ? agentCtx.actor.userId : "";
  await agent.clients.list.query({});
  expect(await api.agents.remove.mutate({ userId })).toEqual({ userId });
  expect((await refusalOf(agent.clients.list.query({}))).code).toBe("UNAUTHORIZED");
  expect((await refusalOf(api.agents.remove.mutate({ userId }))).code).toBe("NOT_FOUND");
  expect((await refusalOf(api.agents.remove.mutate({ userId: world.owner.id }))).code).not.toBe("NOT_FOUND");
  expect((await refusalOf(api.agents.remove.mutate({ userId: 5 } as never))).code).toBe("BAD_REQUEST");
});

test("another organization's people and invites are answered exactly as unknown ones", async () => {
  const { id } = await api.agents.invite.mutate(bob);
  const foreign = await apiOf(world, await world.foreigner());
  expect(await refusalOf(foreign.agents.revokeInvite.mutate({ id }))).toEqual(
    await refusalOf(foreign.agents.revokeInvite.mutate({ id: "unknown" })),
  );
  expect(await refusalOf(foreign.agents.remove.mutate({ userId: world.owner.id }))).toEqual(
    await refusalOf(foreign.agents.remove.mutate({ userId: "unknown" })),
  );
  expect((await api.agents.list.query({})).invites).toMatchObject([{ id, status: "pending" }]);
});

test("an agent invites nobody and sees no seats", async () => {
  const agent = await apiOf(world, await world.as("agent"));
  const calls = [
    agent.agents.invite.mutate(bob),
    agent.agents.list.query({}),
    agent.agents.inviteMany.mutate({ invites: [bob] }),
    agent.agents.resendInvite.mutate({ id: "x" }),
    agent.agents.revokeInvite.mutate({ id: "x" }),
    agent.agents.remove.mutate({ userId: world.owner.id }),
    agent.seats.status.query({}),
    agent.seats.retry.mutate({}),
    agent.seats.start.mutate({}),
  ];
  for (const call of calls) expect((await refusalOf(call)).code).toBe("FORBIDDEN");
});

describe("seats", () => {
  test("start at Stripe with the seats there are now, once", async () => {
    expect(await api.seats.status.query({})).toMatchObject({ billable: 0, synced: null });
    await api.agents.invite.mutate(bob);
    await api.seats.start.mutate({});
    await world.settle();
    expect(await api.seats.status.query({})).toMatchObject({
      billable: 1,
      synced: 1,
      pending: 0,
      state: "idle",
      lastError: null,
    });
    await api.seats.start.mutate({});
    await world.settle();
    const subscriptions = world.stripe
      .requests()
      .filter(({ method, path }) => method === "POST" && path === "/v1/subscriptions");
    expect(subscriptions).toHaveLength(1);
  });

  test("are started by the owner alone", async () => {
    const admin = await apiOf(world, await world.as("admin"));
    expect(await refusalOf(admin.seats.start.mutate({}))).toMatchObject({
      code: "FORBIDDEN",
      message: "Only the owner can do this.",
    });
    await admin.seats.status.query({});
  });

  test("cannot be retried before they are started", async () => {
    expect((await refusalOf(api.seats.retry.mutate({}))).code).toBe("CONFLICT");
  });

  test("take no input", async () => {
    expect((await refusalOf(api.seats.start.mutate({ price: "x" } as never))).code).toBe("BAD_REQUEST");
  });
});
