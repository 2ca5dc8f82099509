import { afterEach, beforeEach, expect, test } from "vitest";
import { makeOpenInvoice } from "../billing-factories.ts";
import { goThroughCheckout } from "../payment-stories.ts";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
});
afterEach(() => world.close());

test("reconciliation.run answers at once, and status says what came of it", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  world.stripe.setDelivery("off");
  await goThroughCheckout(world, { invoiceId: id });
  world.stripe.runTimers();
  expect(await api.reconciliation.status.query()).toEqual({
    running: false,
    asOf: null,
    balanced: false,
    perCurrency: [],
    discrepancies: [],
  });
  const { runId } = await api.reconciliation.run.mutate({});
  expect(await api.reconciliation.run.mutate({})).toEqual({ runId });
  expect(await api.reconciliation.status.query()).toMatchObject({ running: true, asOf: null });
  await world.settle();
  expect(await api.reconciliation.status.query()).toEqual({
    running: false,
    asOf: world.clock.now().toISOString(),
    balanced: true,
    perCurrency: [{ currency: "EUR", ledger: 9680, stripe: 9680 }],
    discrepancies: [],
  });
  expect(await api.invoices.get.query({ id })).toMatchObject({ status: "paid" });
});

test("discrepancies are listed with reason, action and amount, and settled over the API", async () => {
  world.stripe.payByHand({ amount: 10000 });
  world.stripe.runTimers();
  await api.reconciliation.run.mutate({});
  await world.settle();
  const { discrepancies } = await api.reconciliation.status.query();
  expect(discrepancies).toEqual([
    { id: expect.any(String) as string, reason: "unknown-payment", action: "adopt", amount: 10000 },
  ]);
  const id = String(discrepancies[0]?.id);
  const { id: invoiceId } = await makeOpenInvoice(world.ctx);
  expect(await refusalOf(api.reconciliation.ignore.mutate({ id, note: "" }))).toMatchObject({
    code: "BAD_REQUEST",
    fields: [{ path: "note" }],
  });
  await api.reconciliation.ignore.mutate({ id, note: "Later." });
  expect((await refusalOf(api.reconciliation.adopt.mutate({ id, invoiceId }))).code).toBe("CONFLICT");
  await api.reconciliation.unignore.mutate({ id });
  await api.reconciliation.adopt.mutate({ id, invoiceId });
  expect(await api.invoices.get.query({ id: invoiceId })).toMatchObject({ status: "paid" });
  expect((await refusalOf(api.reconciliation.unmatch.mutate({ id }))).code).toBe("CONFLICT");
  expect((await refusalOf(api.reconciliation.refund.mutate({ id: "none" }))).code).toBe("NOT_FOUND");
});

test("payouts are listed and taken apart", async () => {
  world.stripe.payByHand({ amount: 10000 });
  world.stripe.runTimers();
  world.stripe.makePayout("eur", 5000);
  await api.reconciliation.run.mutate({});
  await world.settle();
  const { items } = await api.payouts.list.query({});
  expect(items).toMatchObject([{ amount: 5000, currency: "EUR", isItemized: false, status: "in_transit" }]);
  const payout = await api.payouts.get.query({ id: String(items[0]?.id) });
  expect(payout).toMatchObject({ parts: [], lines: { items: [] } });
});

test("agents neither see nor start it", async () => {
  const agent = await apiOf(world, await world.as("agent"));
  for (const call of [
    agent.reconciliation.status.query(),
    agent.reconciliation.run.mutate({}),
    agent.reconciliation.list.query({}),
    agent.payouts.list.query({}),
  ])
    expect((await refusalOf(call)).code).toBe("FORBIDDEN");
});
