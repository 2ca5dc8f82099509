import { describe, expect, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { archiveMeter, listMeters, unarchiveMeter } from "#domain/meters";
import { archivePrice, createPrice } from "#domain/prices";
import { createUsagePlan, endUsagePlan, getUsagePlan, listUsagePlans } from "#domain/usage-plans";
import { createMeteredWorld } from "../billing-runs/metered-world.ts";

describe("a plan", () => {
  test("has the client's zone, the price's currency and the day that it starts on for an anchor", async () => {
    const world = await createMeteredWorld();
    const plan = await world.plan([(await world.price()).id], { startsOn: "2026-01-31" });
    expect(plan).toMatchObject({
      ...{ anchorDay: 31, timeZone: "Europe/Vienna", currency: "EUR", timing: "arrears", finish: "draft" },
      nextBillAt: new Date("2026-02-28T00:00:00+01:00"),
      prices: [{ name: "Calls", meter: { key: "calls" } }],
    });
    expect(await getUsagePlan(world.ctx, { id: plan.id })).toEqual(plan);
    expect((await listUsagePlans(world.ctx)).items).toEqual([plan]);
  });

  test("of another organization does not exist", async () => {
    const world = await createMeteredWorld();
    const plan = await world.plan([(await world.price()).id]);
    const foreigner = await world.foreigner();
    await expect(getUsagePlan(foreigner, { id: plan.id })).rejects.toThrow("There is no such usage plan.");
    await expect(endUsagePlan(foreigner, { id: plan.id })).rejects.toThrow("There is no such usage plan.");
    expect((await listUsagePlans(foreigner)).items).toEqual([]);
  });

  test("is refused with a sentence for each mistake", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.price();
    const dollars = await createPrice(world.ctx, {
      ...{ name: "Fee", currency: "USD", model: "flat", unitAmountDecimal: "100" },
    } as never);
    const old = await world.flat("100", "Old");
    await archivePrice(world.ctx, { id: old.id });
    const attempt = (over: object, priceIds = [id]) => world.plan(priceIds, over);
    await expect(attempt({ clientId: "nobody" })).rejects.toThrow("There is no such client.");
    await expect(attempt({}, ["nothing"])).rejects.toThrow("One of these prices does not exist.");
    await expect(attempt({}, [])).rejects.toThrow("Choose at least one price.");
    await expect(attempt({}, [id, id])).rejects.toThrow("Choose each price once.");
    await expect(attempt({}, [id, dollars.id])).rejects.toThrow("must have the same currency");
    await expect(attempt({}, [old.id])).rejects.toThrow("The price Old is archived.");
    await expect(attempt({}, [id, (await world.price({ name: "Other" })).id])).rejects.toThrow(
      "Two of these prices bill the same meter.",
    );
    await expect(attempt({ interval: "week", anchorDay: 8 })).rejects.toThrow("1 (Monday) to 7 (Sunday)");
    await expect(attempt({ startsOn: "2026-02-30" })).rejects.toThrow("Write a date that exists");
    await expect(attempt({ timeZone: "Vienna" })).rejects.toThrow("Choose a time zone");
    await expect(attempt({ graceHours: 721 })).rejects.toThrow("from 0 to 720");
    expect((await listUsagePlans(world.ctx)).items).toEqual([]);
  });

  test("by a price whose meter counts nothing more is refused, and possible once the meter is taken back", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.price();
    const [meter] = (await listMeters(world.ctx)).items;
    await archiveMeter(world.ctx, { id: String(meter?.id) });
    await expect(world.plan([id])).rejects.toThrow(
      "The meter of Calls is archived and counts nothing more. Choose another price, or take the meter back.",
    );
    await unarchiveMeter(world.ctx, { id: String(meter?.id) });
    expect(await world.plan([id])).toMatchObject({ prices: [{ name: "Calls" }] });
  });

  test("for a meter that another plan of the client bills is possible only after that one", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.price();
    const first = await world.plan([id]);
    await expect(world.plan([id], { startsOn: "2026-06-01" })).rejects.toThrow(
      "Another plan of this client bills Calls in that time already.",
    );
    await endUsagePlan(world.ctx, { id: first.id, endsOn: "2026-03-01" });
    await expect(world.plan([id], { startsOn: "2026-02-28" })).rejects.toThrow("bills Calls");
    await expect(world.plan([id], { startsOn: "2026-03-01" })).resolves.toMatchObject({ endsOn: null });
  });
});

describe("ending a plan", () => {
  test("in the middle of a period charges the flat fee by the days used", async () => {
    const world = await createMeteredWorld();
    const plan = await world.plan([(await world.flat()).id]);
    await endUsagePlan(world.ctx, { id: plan.id, endsOn: "2026-01-11" });
    world.goTo("2026-03-01T00:00:00+01:00");
    expect((await runBilling(world.ctx)).invoices).toMatchObject([
      { total: 1000n, lines: [{ description: "Base fee, 1 Jan 2026 – 10 Jan 2026 (10 of 31 days)" }] },
    ]);
    expect((await getUsagePlan(world.ctx, { id: plan.id })).nextBillAt).toBeNull();
  });

  test("credits what was billed in advance beyond its end", async () => {
    const world = await createMeteredWorld();
    const plan = await world.plan([(await world.flat()).id], { timing: "advance", finish: "send" });
    await world.settle();
    expect(await world.invoices()).toMatchObject([{ total: 3100n, amountDue: 3100n }]);
    await endUsagePlan(world.ctx, { id: plan.id, endsOn: "2026-01-11" });
    world.goTo("2026-01-11T00:00:00+01:00");
    await world.settle();
    expect(await world.invoices()).toMatchObject([{ total: 3100n, amountDue: 1000n }]);
    expect(await world.prove()).toEqual([]);
  });

  test("is refused before its start, before what is billed, and twice", async () => {
    const world = await createMeteredWorld();
    const plan = await world.plan([(await world.flat()).id]);
    const end = (endsOn: string) => endUsagePlan(world.ctx, { id: plan.id, endsOn });
    await expect(end("2025-12-31")).rejects.toThrow("it cannot end before");
    world.goTo("2026-02-01T00:00:00+01:00");
    await runBilling(world.ctx);
    await expect(end("2026-01-31")).rejects.toThrow("The plan is billed up to 2026-02-01 already.");
    await end("2026-02-15");
    await expect(end("2026-02-20")).rejects.toThrow("The plan ends on 2026-02-15 already.");
  });
});

test("days are those of the plan's zone, also when clocks change", async () => {
  const world = await createMeteredWorld({ now: "2026-03-01T00:00:00-05:00" });
  const { id } = await world.price();
  await createUsagePlan(world.ctx, {
    ...{ clientId: world.client.id, priceIds: [id], interval: "week", anchorDay: 7 },
    ...{ startsOn: "2026-03-01", timeZone: "America/New_York" },
  });
  world.goTo("2026-03-08T04:59:59.999Z");
  await world.use("1", "2026-03-08T04:59:59.999Z");
  world.goTo("2026-03-15T04:00:00Z");
  await world.use("10", "2026-03-08T05:00:00Z");
  await world.use("100", "2026-03-15T03:59:59.999Z");
  await world.use("1000", "2026-03-15T04:00:00Z");
  // The second week has 167 hours: clocks went forward on its first day.
  expect((await runBilling(world.ctx)).invoices.map(({ total }) => total)).toEqual([10n, 1100n]);
});
