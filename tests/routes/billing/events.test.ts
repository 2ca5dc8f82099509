import { afterEach, beforeEach, expect, test } from "vitest";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as event from "../../../app/routes/admin.billing.events.$id.tsx";
import * as events from "../../../app/routes/admin.billing.events._index.tsx";
import * as replays from "../../../app/routes/admin.billing.events.replays.tsx";
import * as replay from "../../../app/routes/admin.billing_.events.$id.replay.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const home = "/admin/billing/events";

const heard = async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await goThroughCheckout(world, { invoiceId: id });
  await hearEvents(world);
  // What the charge cost is told a little later.
  await hearEvents(world);
  return { invoiceId: id };
};

test("the inbox is narrowed through the address and says when events are parked", async () => {
  await heard();
  const browser = await signedIn(world);
  const all = await browser.load(events.loader, home);
  expect(all.data).toMatchObject({ parkedCount: 0 });
  expect(all.data.items.length).toBeGreaterThan(3);
  const charges = await browser.load(events.loader, `${home}?type=charge.&state=applied`);
  expect(charges.data.items.every(({ type }) => type.startsWith("charge."))).toBe(true);
  await world.database.db.stripeEvent.updateMany({
    where: { type: "charge.updated" },
    data: { state: "parked" },
  });
  expect((await browser.load(events.loader, `${home}?state=parked`)).data).toMatchObject({
    parkedCount: 1,
    items: [{ type: "charge.updated" }],
  });
  expect(await browser.load(events.loader, `${home}?state=lost`)).toMatchObject({ status: 422 });
});

test("an event has a page, and is applied again from there", async () => {
  const { invoiceId } = await heard();
  const browser = await signedIn(world);
  const row = await world.database.db.stripeEvent.findFirstOrThrow({
    where: { type: "payment_intent.succeeded" },
  });
  const page = () => browser.load(event.loader, `${home}/${row.id}`, { id: row.id });
  expect((await page()).data).toMatchObject({ event: { state: "applied", invoiceId } });
  expect(await browser.submit(replay.action, `${home}/${row.id}/replay`, {}, { id: row.id })).toMatchObject({
    location: home,
    flash: "The event is applied again now.",
  });
  expect((await page()).data).toMatchObject({ event: { state: "received" } });
  const foreign = await signedIn(world, await world.foreigner());
  expect(await foreign.load(event.loader, `${home}/${row.id}`, { id: row.id })).toMatchObject({
    status: 404,
  });
});

test("events since a time are applied again, and how many is said", async () => {
  await heard();
  const browser = await signedIn(world);
  const since = (text: string) => browser.submit(replays.action, `${home}/replays`, { since: text });
  const count = await world.database.db.stripeEvent.count();
  // Nine o'clock in UTC is ten in Vienna.
  expect(await since("2026-03-02T09:00")).toMatchObject({
    location: home,
    flash: `${count} events are applied again.`,
  });
  expect(await since("yesterday")).toMatchObject({
    status: 422,
    data: { error: { since: ["Write a day and a time."] } },
  });
  expect(await since("2026-03-02T11:00")).toMatchObject({
    status: 422,
    data: { error: { since: ["The time cannot be in the future."] } },
  });
});

test("agents see no events", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  expect(await agent.load(events.loader, home)).toMatchObject({ status: 403 });
  expect(await agent.submit(replays.action, `${home}/replays`, { since: "2026-03-02T09:00" })).toMatchObject({
    status: 403,
  });
});
