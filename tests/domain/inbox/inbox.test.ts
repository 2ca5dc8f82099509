import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  applyDueEvents,
  listStripeEvents,
  receiveStripeEvent,
  replaySince,
  replayStripeEvent,
} from "#domain/inbox";
import { getInvoice } from "#domain/invoices";
import { contextFor } from "#platform/context";
import { stripeNotConfigured } from "#platform/stripe";
import { hours, minutes } from "#lib/duration";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { connectInbox, goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
});
afterEach(() => world.close());

const { webhooks } = new Stripe("sk_test_signing", { telemetry: false });

function signed(over: Record<string, unknown> = {}, secret = world.stripe.webhookSecret) {
  const event = {
    id: "evt_1",
    object: "event",
    api_version: "2026-10-28.endive",
    created: Math.floor(world.clock.now().getTime() / 1000),
    data: {
      object: { id: "cus_1", object: "customer", email: "ada@lovelace.test", metadata: { note: "x" } },
    },
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type: "customer.updated",
    ...over,
  };
  const payload = JSON.stringify(event);
  const signature = webhooks.generateTestHeaderString({ payload, secret });
  return { rawBody: new TextEncoder().encode(payload), signature };
}

const events = () => world.database.db.stripeEvent.findMany({ orderBy: { id: "asc" } });

describe("an event", () => {
  test("is written down once, however many deliver it at the same moment", async () => {
    const delivery = signed();
    await Promise.all(Array.from({ length: 20 }, () => receiveStripeEvent(world.systemCtx, delivery)));
    expect(await events()).toMatchObject([{ id: "evt_1", state: "received", objectId: "cus_1" }]);
    expect(world.wakes.filter((name) => name === "events")).toHaveLength(1);
  });

  test("is kept without anything personal", async () => {
    await receiveStripeEvent(world.systemCtx, signed());
    const [event] = await events();
    expect(event?.payload).not.toMatch(/ada@|lovelace|note/);
  });

  test("of a type that nobody follows is ignored", async () => {
    await receiveStripeEvent(world.systemCtx, signed({ type: "foo.bar" }));
    await world.settle();
    expect(await events()).toMatchObject([{ state: "ignored", appliedAt: world.clock.now() }]);
  });

  test.each([
    ["without a signature", () => ({ ...signed(), signature: null })],
    ["with an empty signature", () => ({ ...signed(), signature: "" })],
    ["signed with another secret", () => signed({}, "whsec_other")],
    ["whose body was changed", () => ({ ...signed(), rawBody: signed({ id: "evt_2" }).rawBody })],
    ["that is no event", () => signed({ object: "v2.core.event" })],
  ])("%s is refused and not written down", async (_, delivery) => {
    await expect(receiveStripeEvent(world.systemCtx, delivery())).rejects.toMatchObject({ kind: "invalid" });
    expect(await events()).toEqual([]);
  });

  test("signed more than five minutes ago is refused", async () => {
    const payload = new TextDecoder().decode(signed().rawBody);
    const timestamp = Math.floor(Date.now() / 1000) - 301;
    const signature = webhooks.generateTestHeaderString({
      ...{ payload, timestamp, secret: world.stripe.webhookSecret },
    });
    const rawBody = new TextEncoder().encode(payload);
    await expect(receiveStripeEvent(world.systemCtx, { rawBody, signature })).rejects.toThrow("signature");
  });

  test("is refused while no secret is known", async () => {
    const ctx = contextFor({ ...world.parts, stripe: stripeNotConfigured }, { kind: "system" });
    await expect(receiveStripeEvent(ctx, signed())).rejects.toThrow("Stripe is not connected");
  });
});

describe("applying", () => {
  test("asks Stripe once for all events of one payment", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    connectInbox(world);
    await world.stripe.deliverPending();
    const before = world.stripe.requests().length;
    await applyDueEvents(world.systemCtx);
    const asked = world.stripe.requests().slice(before);
    expect((await events()).length).toBeGreaterThan(3);
    expect(asked.filter(({ path }) => path.startsWith("/v1/payment_intents/")).length).toBeLessThan(3);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
  });

  test("waits while Stripe does not answer, for as long as it takes, and loses nothing", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    await world.stripe.faults.add({ kind: "500" });
    await hearEvents(world);
    for (let hour = 0; hour < 30; hour += 1) {
      world.clock.advance(hours(1));
      await world.settle();
    }
    expect(await world.database.db.stripeEvent.count({ where: { state: "received" } })).toBe(
      (await events()).length,
    );
    expect((await events()).some(({ error }) => error !== null)).toBe(true);
    await world.stripe.faults.clear();
    world.clock.advance(minutes(6));
    await world.settle();
    expect(new Set((await events()).map(({ state }) => state))).toEqual(new Set(["applied"]));
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
  });

  test("parks an event that never works after ten tries, and the others go on", async () => {
    const gone = { id: "ch_gone", object: "charge", payment_intent: "pi_gone", metadata: {} };
    const poison = signed({ id: "evt_0", type: "charge.updated", data: { object: gone } });
    await receiveStripeEvent(world.systemCtx, poison);
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
    for (let round = 0; round < 12; round += 1) {
      world.clock.advance(minutes(6));
      await world.settle();
    }
    const [parked] = await events();
    expect(parked).toMatchObject({ id: "evt_0", state: "parked", attempts: 10, nextAttemptAt: null });
    expect(parked?.error).toContain("pi_gone");
    expect((await listStripeEvents(world.ctx, { state: "parked" })).items).toMatchObject([{ id: "evt_0" }]);
    const incidents = () => world.database.db.incident.findMany();
    expect(await incidents()).toMatchObject([{ kind: "events-parked", hits: 1, quietSince: null }]);
    await world.database.db.stripeEvent.update({ where: { id: "evt_0" }, data: { type: "foo.bar" } });
    await replayStripeEvent(world.ctx, { id: "evt_0" });
    await world.settle();
    expect((await incidents())[0]?.quietSince).toEqual(world.clock.now());
  });
});

describe("replaying", () => {
  test("applies one event again", async () => {
    await receiveStripeEvent(world.systemCtx, signed());
    await world.settle();
    await replayStripeEvent(world.ctx, { id: "evt_1" });
    expect(await events()).toMatchObject([{ state: "received", attempts: 0 }]);
    await world.settle();
    expect(await events()).toMatchObject([{ state: "ignored" }]);
  });

  test("since a day also fetches what never arrived", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    expect(await events()).toEqual([]);
    const since = new Date(world.clock.now().getTime() - hours(1));
    const { count } = await replaySince(world.systemCtx, { since });
    expect(count).toBeGreaterThan(3);
    await world.settle();
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
    expect((await replaySince(world.systemCtx, { since })).count).toBe(count);
    await world.settle();
    expect(new Set((await events()).map(({ state }) => state))).toEqual(new Set(["applied"]));
  });

  test("of another organization's event does not find it", async () => {
    await receiveStripeEvent(world.systemCtx, signed());
    const foreigner = await world.foreigner();
    expect((await listStripeEvents(foreigner)).items).toEqual([]);
    await expect(replayStripeEvent(foreigner, { id: "evt_1" })).rejects.toThrow("There is no such event.");
  });
});

test("events are listed newest first, page by page", async () => {
  for (const id of ["evt_1", "evt_2", "evt_3"]) {
    await receiveStripeEvent(world.systemCtx, signed({ id }));
    world.clock.advance(1000);
  }
  const first = await listStripeEvents(world.ctx, { limit: 2 });
  expect(first.items.map(({ id }) => id)).toEqual(["evt_3", "evt_2"]);
  const second = await listStripeEvents(world.ctx, { limit: 2, cursor: first.nextCursor });
  expect(second.items.map(({ id }) => id)).toEqual(["evt_1"]);
  expect(second.nextCursor).toBeNull();
});
