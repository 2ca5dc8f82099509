import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
  await world.database.db.stripeEvent.create({
    data: {
      id: "evt_1",
      type: "checkout.session.completed",
      objectId: "cs_1",
      state: "parked",
      attempts: 10,
      error: "Stripe has no such session.",
      receivedAt: world.clock.now(),
      payload: "{}",
      organizationId: world.organizationId,
      livemode: false,
      stripeCreatedAt: world.clock.now(),
    },
  });
});
afterEach(() => world.close());

test("webhookEvents.list shows what came and what became of it", async () => {
  expect((await api.webhookEvents.list.query({ state: "parked" })).items).toMatchObject([
    {
      id: "evt_1",
      type: "checkout.session.completed",
      state: "parked",
      attempts: 10,
      error: "Stripe has no such session.",
    },
  ]);
  expect((await api.webhookEvents.list.query({ state: "applied" })).items).toEqual([]);
  expect((await refusalOf(api.webhookEvents.list.query({ state: "lost" } as never))).code).toBe(
    "BAD_REQUEST",
  );
});

test("webhookEvents.replay lets an event be applied again", async () => {
  expect(await api.webhookEvents.replay.mutate({ id: "evt_1" })).toEqual({ id: "evt_1" });
  expect((await api.webhookEvents.list.query({})).items).toMatchObject([{ state: "received" }]);
  expect((await refusalOf(api.webhookEvents.replay.mutate({ id: "evt_2" }))).code).toBe("NOT_FOUND");
});

test("another organization's event is answered exactly as an unknown one, and agents see none", async () => {
  const foreign = await apiOf(world, await world.foreigner());
  const unknown = await refusalOf(foreign.webhookEvents.replay.mutate({ id: "evt_2" }));
  expect(await refusalOf(foreign.webhookEvents.replay.mutate({ id: "evt_1" }))).toEqual(unknown);
  expect((await foreign.webhookEvents.list.query({})).items).toEqual([]);
  const agent = await apiOf(world, await world.as("agent"));
  expect((await refusalOf(agent.webhookEvents.list.query({}))).code).toBe("FORBIDDEN");
  expect((await refusalOf(agent.webhookEvents.replay.mutate({ id: "evt_1" }))).code).toBe("FORBIDDEN");
});
