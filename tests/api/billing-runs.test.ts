import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
let clientId: string;
let priceId: string;
beforeEach(async () => {
  world = await createWorld({ now: "2026-01-01T00:00:00Z" });
  api = await apiOf(world);
  const client = { name: "Acme", email: "ada@acme.test", currency: "EUR", timeZone: "UTC" };
  ({ id: clientId } = await api.clients.create.mutate(client));
  await api.meters.create.mutate({ key: "calls", name: "Calls", unit: "calls", aggregation: "sum" });
  ({ id: priceId } = await api.prices.create.mutate({
    ...{ name: "Calls", currency: "EUR", meterKey: "calls", model: "per_unit", unitAmountDecimal: "10" },
  }));
});
afterEach(() => world.close());

const plan = (over: object = {}) =>
  api.usagePlans.create.mutate({
    ...{ clientId, priceIds: [priceId], interval: "month", startsOn: "2026-01-01" },
    ...{ timing: "arrears", finish: "draft", ...over },
  });

describe("usagePlans", () => {
  test("are created, read, listed and ended", async () => {
    const created = await plan({ graceHours: 2 });
    expect(created).toMatchObject({
      ...{ clientId, currency: "EUR", interval: "month", anchorDay: 1, timeZone: "UTC", graceHours: 2 },
      nextBillAt: "2026-02-01T02:00:00.000Z",
    });
    const { id } = created;
    expect(await api.usagePlans.get.query({ id })).toEqual(created);
    expect((await api.usagePlans.list.query({ clientId })).items).toEqual([created]);
    expect(await api.usagePlans.end.mutate({ id, endsOn: "2026-01-15" })).toMatchObject({
      endsOn: "2026-01-15",
    });
    expect(await refusalOf(api.usagePlans.end.mutate({ id }))).toMatchObject({ code: "CONFLICT" });
  });

  test("with nonsense are bad requests that name the field", async () => {
    expect(await refusalOf(plan({ anchorDay: 32 }))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path: "anchorDay", message: "The anchor day is 31 at most." }],
    });
    expect(await refusalOf(plan({ clientId: "nobody" }))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path: "clientId", message: "There is no such client." }],
    });
  });
});

describe("billingRuns", () => {
  test("preview and run what is due, answer amounts as numbers, and show the period that has begun", async () => {
    const { id } = await plan();
    world.clock.set(new Date("2026-02-01T00:00:00Z"));
    const at = ["2026-01-10T00:00:00Z", "2026-02-01T00:00:00Z"];
    const events = at.map((instant, index) => ({
      ...{ id: `e${index}`, meter: "calls", client: clientId, value: "2.5", at: instant },
    }));
    await api.usage.ingest.mutate({ events });
    const line = { description: "Calls: 2.5 calls, Jan 1, 2026 – Jan 31, 2026", amount: 25 };
    expect(await api.billingRuns.preview.query({ clientId })).toMatchObject({
      invoices: [{ id: null, clientId, total: 25, lines: [line] }],
      problems: [],
    });
    expect(await refusalOf(api.billingRuns.run.mutate({ asOf: "2026-03-01T00:00:00Z" }))).toMatchObject({
      code: "BAD_REQUEST",
      fields: [{ path: "asOf", message: "A time to come can be previewed, not billed." }],
    });
    const { invoices } = await api.billingRuns.run.mutate({ asOf: "2026-02-01T00:00:00Z" });
    expect(invoices).toMatchObject([
      { id: expect.any(String) as string, clientId, total: 25, lines: [line] },
    ]);
    expect(await api.billingRuns.run.mutate({})).toMatchObject({ invoices: [] });
    expect((await api.billingRuns.list.query({})).items).toMatchObject([
      { state: "done", planned: 0, billed: 0 },
      { state: "done", planned: 1, billed: 1 },
    ]);
    const { lines } = await api.invoices.get.query({ id: String(invoices[0]?.id) });
    expect(await api.billingRuns.usageOfLine.query({ id: String(lines[0]?.id) })).toMatchObject({
      ...{ quantity: "2.5", eventCount: 1, fromNumber: 1, toNumber: 2, ratedAmount: 25, amount: 25 },
      steps: [{ quantity: "2.5", unitAmountDecimal: "10", amountDecimal: "25" }],
    });
    world.clock.set(new Date("2026-02-08T00:00:00Z"));
    expect(await api.billingRuns.currentPeriod.query({ id })).toMatchObject({
      ...{ from: "2026-02-01", until: "2026-03-01", amount: 25, projectedAmount: 88 },
      used: [{ quantity: "2.5", projectedQuantity: "8.75" }],
    });
  });

  test("are for admins", async () => {
    const agent = await apiOf(world, await world.as("agent"));
    expect(await refusalOf(agent.billingRuns.run.mutate({}))).toMatchObject({ code: "FORBIDDEN" });
    expect(await refusalOf(agent.usagePlans.list.query({}))).toMatchObject({ code: "FORBIDDEN" });
  });
});
