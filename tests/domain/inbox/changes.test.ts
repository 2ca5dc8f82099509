import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { getStripeEvent, listStripeEvents, replaySince, replayStripeEvent } from "#domain/inbox";
import { hours, days } from "#lib/duration";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const paid = async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await goThroughCheckout(world, { invoiceId: id });
  await hearEvents(world);
  // What the charge cost is told a little later.
  await hearEvents(world);
  const { items } = await listStripeEvents(world.ctx, { type: "payment_intent.succeeded" });
  const [event] = items;
  if (!event) throw new Error("The payment was not heard of.");
  return { invoiceId: id, event };
};

describe("what an event changed", () => {
  test("is what was written down while it was applied, with amounts", async () => {
    const { invoiceId, event } = await paid();
    const all = (await listStripeEvents(world.ctx)).items.flatMap(({ changes }) => changes);
    expect(all).toContainEqual({ kind: "invoice", id: invoiceId, what: "payment received, 100.00 EUR" });
    expect(all).toContainEqual({
      kind: "ledger entry",
      id: expect.any(String) as string,
      what: "payment succeeded",
    });
    expect(event.state).toBe("applied");
  });

  test("stays when a replay finds nothing new", async () => {
    await paid();
    const { items } = await listStripeEvents(world.ctx);
    const before = items.map(({ id, changes }) => [id, changes]);
    for (const { id } of items) await replayStripeEvent(world.ctx, { id });
    await world.settle();
    const after = (await listStripeEvents(world.ctx)).items.map(({ id, changes }) => [id, changes]);
    expect(after).toEqual(before);
  });

  test("is nothing for an event that nobody follows, or that could not be applied", async () => {
    await paid();
    await world.database.db.stripeEvent.updateMany({ data: { changes: "[]", type: "foo.bar" } });
    const [event] = (await listStripeEvents(world.ctx)).items;
    await replayStripeEvent(world.ctx, { id: String(event?.id) });
    await world.settle();
    expect(await getStripeEvent(world.ctx, { id: String(event?.id) })).toMatchObject({
      state: "ignored",
      changes: [],
    });
  });
});

describe("one event", () => {
  test("shows when it came, what of ours it speaks of, and ids, state and amounts alone", async () => {
    const { invoiceId, event } = await paid();
    const payment = await world.database.db.payment.findFirstOrThrow();
    const secret = { client_secret: "pi_secret", receipt_email: "ada@lovelace.test", last4: "4242" };
    const row = await world.database.db.stripeEvent.findUniqueOrThrow({ where: { id: event.id } });
    const kept = JSON.parse(row.payload) as { metadata: object };
    // Even if more were kept one day, no more is shown.
    const payload = JSON.stringify({ ...kept, ...secret, metadata: { ...kept.metadata, note: "private" } });
    await world.database.db.stripeEvent.update({ where: { id: event.id }, data: { payload } });
    const shown = await getStripeEvent(world.ctx, { id: event.id });
    expect(shown).toMatchObject({
      invoiceId,
      paymentId: payment.id,
      isLive: false,
      receivedAt: world.clock.now(),
      payload: {
        kind: "payment_intent",
        status: "succeeded",
        amount: 10_000,
        currency: "EUR",
        "metadata.invoice_id": invoiceId,
      },
    });
    expect(JSON.stringify(shown)).not.toMatch(/secret|lovelace|4242|private/);
  });

  test("of another organization does not exist", async () => {
    const { event } = await paid();
    const foreigner = await world.foreigner();
    await expect(getStripeEvent(foreigner, { id: event.id })).rejects.toThrow("There is no such event.");
    await expect(getStripeEvent(foreigner, { id: "evt_none" })).rejects.toThrow("There is no such event.");
  });
});

test("events are narrowed by state and by type or the beginning of one", async () => {
  await paid();
  const types = async (type: string) =>
    (await listStripeEvents(world.ctx, { type })).items.map((one) => one.type);
  expect(new Set(await types("charge."))).toEqual(new Set(["charge.succeeded", "charge.updated"]));
  expect(await types("payment_intent.succeeded")).toEqual(["payment_intent.succeeded"]);
  expect(await types("payout.")).toEqual([]);
  await expect(listStripeEvents(world.ctx, { type: "%" })).rejects.toThrow("as Stripe does");
});

describe("a replay since a time", () => {
  test("counts the own events only, and is on record", async () => {
    await paid();
    const since = new Date(world.clock.now().getTime() - hours(1));
    const mine = (await listStripeEvents(world.ctx, { limit: 100 })).items.length;
    expect(await replaySince(world.ctx, { since })).toEqual({ count: mine });
    expect(await replaySince(await world.foreigner(), { since })).toEqual({ count: 0 });
    const [newest] = (await listActivity(world.ctx, { subjectKind: "organization" })).items;
    expect(newest).toMatchObject({
      verb: "replayed Stripe's events of",
      after: { since: since.toISOString(), count: mine },
    });
  });

  test("is refused for the future and for what Stripe has forgotten", async () => {
    const at = (offset: number) => ({ since: new Date(world.clock.now().getTime() + offset) });
    await expect(replaySince(world.ctx, at(1))).rejects.toThrow("cannot be in the future");
    await expect(replaySince(world.ctx, at(-days(31)))).rejects.toThrow("30 days");
  });
});
