import { describe, expect, test } from "vitest";
import { listBills, runBilling } from "#domain/billing-runs";
import { createMeter } from "#domain/meters";
import { listUsagePlans } from "#domain/usage-plans";
import { newId } from "#lib/ids";
import * as usage from "../../../app/routes/admin.usage._index.tsx";
import * as ending from "../../../app/routes/admin.usage.plans.$id.ending.tsx";
import * as plan from "../../../app/routes/admin.usage.plans.$id._index.tsx";
import * as plans from "../../../app/routes/admin.usage.plans._index.tsx";
import * as newPlan from "../../../app/routes/admin.usage.plans.new.tsx";
import { createMeteredWorld } from "../../domain/billing-runs/metered-world.ts";
import { signedIn } from "../../route-request.ts";

const home = "/admin/usage";

describe("the overview of usage", () => {
  test("of an organization without plans shows how far it is on the way to the first", async () => {
    const world = await createMeteredWorld();
    await world.price();
    const { data } = await (await signedIn(world)).load(usage.loader, home);
    expect(data).toMatchObject({
      periods: [],
      steps: { hasMeter: true, hasPrice: true, hasPlan: false, hasEvent: false },
    });
  });

  test("shows what each plan's client has used since the period began, to agents as well", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.plan([(await world.price()).id, (await world.flat()).id]);
    world.goTo("2026-01-11T00:00:00+01:00");
    await world.use("30", "2026-01-05T12:00:00Z");
    const agent = await signedIn(world, await world.as("agent"));
    const { data } = await agent.load(usage.loader, home);
    expect(data).toMatchObject({
      isAdmin: false,
      periods: [
        {
          planId: id,
          ...{ from: "2026-01-01", to: "2026-01-31", dayNumber: 11, dayCount: 31 },
          amount: 3400n,
          // 30 calls in 11 of 31 days are 84.5 calls in all of them.
          projectedAmount: 3945n,
          used: [{ quantity: "30", amount: 300n }, { amount: 3100n }],
        },
      ],
    });
    expect(data.periods[0]).not.toHaveProperty("daily");
  });

  test("has nothing of other organizations", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.plan([(await world.price()).id]);
    const foreigner = await signedIn(world, await world.foreigner());
    expect((await foreigner.load(usage.loader, home)).data).toMatchObject({ periods: [] });
    expect((await foreigner.load(plans.loader, `${home}/plans`)).data).toMatchObject({ plans: [] });
    expect((await foreigner.load(plan.loader, `${home}/plans/${id}`, { id })).status).toBe(404);
    expect((await foreigner.load(ending.loader, `${home}/plans/${id}/ending`, { id })).status).toBe(404);
  });
});

describe("a new plan", () => {
  async function openForm() {
    const world = await createMeteredWorld();
    const [calls, fee] = [await world.price(), await world.flat()];
    const browser = await signedIn(world);
    const fields = (priceIds: readonly string[], over: Record<string, string> = {}) => {
      const form = new FormData();
      const typed = {
        ...{ formKey: newId(), clientId: world.client.id, interval: "month", anchorDay: "", timeZone: "" },
        ...{ startsOn: "2026-01-01", timing: "arrears", finish: "draft", graceHours: "6" },
        ...over,
      };
      for (const [name, value] of Object.entries(typed)) form.set(name, value);
      for (const id of priceIds) form.append("priceIds", id);
      return form;
    };
    return { world, calls, fee, browser, fields };
  }

  test("is made of a client and the chosen prices, once however often the form is sent", async () => {
    const { world, calls, fee, browser, fields } = await openForm();
    const { data } = await browser.load(newPlan.loader, `${home}/plans/new?clientId=${world.client.id}`);
    expect(data).toMatchObject({
      typed: { clientId: world.client.id, startsOn: "2026-01-01" },
      choices: { prices: [{ name: "Calls", what: "€0.10 per calls" }, { what: "€31.00 per period" }] },
    });
    const form = fields([calls.id, fee.id]);
    const first = await browser.submit(newPlan.action, `${home}/plans/new`, form);
    const second = await browser.submit(newPlan.action, `${home}/plans/new`, form);
    const { items } = await listUsagePlans(world.ctx);
    expect(items).toMatchObject([
      { prices: [{ name: "Calls" }, { name: "Base fee" }], timeZone: "Europe/Vienna", graceHours: 6 },
    ]);
    const flash = "The plan is made. Its first bill is made on Feb 1, 2026.";
    expect(first).toMatchObject({ location: `${home}/plans/${items[0]?.id}`, flash });
    expect(second.location).toBe(first.location);
  });

  test.each([
    [{ startsOn: "2026-01-01" }, 0, "Its first bill is made on Feb 1, 2026."],
    [
      { startsOn: "2026-01-01", timing: "advance", graceHours: "0" },
      1,
      "A bill is due already and is being made now. Invoices stay drafts.",
    ],
    [
      { startsOn: "2025-11-01", finish: "send", graceHours: "0" },
      2,
      "2 bills are due already and are being made now. Invoices are issued and sent by themselves.",
    ],
  ])("with %j says what is billed at once or when", async (over, count, sentence) => {
    const { world, calls, browser, fields } = await openForm();
    const made = await browser.submit(newPlan.action, `${home}/plans/new`, fields([calls.id], over));
    expect(made.flash).toBe(`The plan is made. ${sentence}`);
    await world.settle();
    const { items } = await listBills(world.ctx, { planId: String(made.location?.split("/").at(-1)) });
    expect(items).toHaveLength(count);
  });

  test.each<[string, Record<string, string>, Record<string, string[]>]>([
    ["no client", { clientId: "" }, { clientId: ["Choose the client."] }],
    ["an anchor that no month has", { anchorDay: "32" }, { anchorDay: ["The anchor day is 31 at most."] }],
    [
      "an anchor that no week has",
      { interval: "week", anchorDay: "8" },
      { anchorDay: ["A week's anchor day is 1 (Monday) to 7 (Sunday)."] },
    ],
    ["no day", { startsOn: "2026-02-30" }, { startsOn: ["Write a date that exists as YYYY-MM-DD."] }],
    [
      "too much grace",
      { graceHours: "1000" },
      { graceHours: ["The hours of grace are a whole number from 0 to 720."] },
    ],
  ])("with %s is told beside the field, and nothing is made", async (_, over, error) => {
    const { world, calls, browser, fields } = await openForm();
    const answer = await browser.submit(newPlan.action, `${home}/plans/new`, fields([calls.id], over));
    expect(answer.data).toMatchObject({ error });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await listUsagePlans(world.ctx)).items).toEqual([]);
  });

  test("without a price, or with two of one meter, is told beside the prices", async () => {
    const { world, calls, browser, fields } = await openForm();
    const none = await browser.submit(newPlan.action, `${home}/plans/new`, fields([]));
    expect(none).toMatchObject({
      status: 422,
      data: { error: { priceIds: ["Choose at least one price."] } },
    });
    const other = await world.price({ name: "Dear calls" });
    const both = await browser.submit(newPlan.action, `${home}/plans/new`, fields([calls.id, other.id]));
    expect(both.data).toMatchObject({
      error: { priceIds: ["Two of these prices bill the same meter. Choose one of them."] },
      initialValue: { priceIds: [calls.id, other.id] },
    });
  });

  test("is the admins' affair", async () => {
    const { world, calls, fields } = await openForm();
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(plans.loader, `${home}/plans`)).status).toBe(403);
    expect((await agent.load(newPlan.loader, `${home}/plans/new`)).status).toBe(403);
    const answer = await agent.submit(newPlan.action, `${home}/plans/new`, fields([calls.id]));
    expect(answer.status).toBe(403);
    expect((await listUsagePlans(world.ctx)).items).toEqual([]);
  });
});

describe("the page of a plan", () => {
  test("shows the current period by day and group, and the bills so far", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.plan([(await world.price()).id]);
    world.goTo("2026-02-03T12:00:00+01:00");
    await world.use("5", "2026-01-20T12:00:00Z");
    await world.use("2", "2026-02-01T12:00:00Z");
    await world.use("1.5", "2026-02-03T00:00:00Z");
    const { invoices } = await runBilling(world.ctx);
    const { data } = await (await signedIn(world)).load(plan.loader, `${home}/plans/${id}`, { id });
    expect(data).toMatchObject({
      plan: { clientName: world.client.name, endsOn: null },
      period: {
        amount: 35n,
        daily: [
          {
            series: [{ label: "Used" }],
            days: [
              { day: "2026-02-01", quantities: ["2"] },
              { day: "2026-02-02", quantities: ["0"] },
              { day: "2026-02-03", quantities: ["1.5"] },
            ],
          },
        ],
      },
      bills: [{ lastDay: "2026-01-31", state: "finished", invoice: { id: invoices[0]?.id, total: 50n } }],
    });
  });

  test("draws up to four groups apart, and more than those together", async () => {
    const world = await createMeteredWorld();
    const meter = { key: "by-region", name: "Calls", unit: "calls", aggregation: "sum" } as const;
    await createMeter(world.ctx, { ...meter, groupBy: ["region"] });
    const { id } = await world.plan([(await world.price({ meterKey: meter.key })).id]);
    world.goTo("2026-01-01T12:00:00+01:00");
    const browser = await signedIn(world);
    const use = (region: string) =>
      world.use("2", "2026-01-01T10:00:00Z", { meter: meter.key, properties: { region } });
    const drawn = async () => {
      const { data } = await browser.load(plan.loader, `${home}/plans/${id}`, { id });
      return data.period?.daily[0];
    };
    for (const region of ["eu", "us", "ch", "jp"]) await use(region);
    const apart = [{ label: "ch" }, { label: "eu" }, { label: "jp" }, { label: "us" }];
    expect(await drawn()).toMatchObject({ groupCount: 4, series: apart });
    await use("au");
    expect(await drawn()).toMatchObject({
      ...{ groupCount: 5, series: [{ label: "Used" }] },
      days: [{ day: "2026-01-01", quantities: ["10"] }],
    });
  });

  test("can be seen by agents, who may not end the plan", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.plan([(await world.price()).id]);
    const agent = await signedIn(world, await world.as("agent"));
    const { data } = await agent.load(plan.loader, `${home}/plans/${id}`, { id });
    expect(data).toMatchObject({ isAdmin: false });
    const answer = await agent.submit(ending.action, `${home}/plans/${id}/ending`, {}, { id });
    expect(answer.status).toBe(403);
  });
});

describe("ending a plan", () => {
  test("names the first day that is not billed any more", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.plan([(await world.price()).id]);
    const browser = await signedIn(world);
    const path = `${home}/plans/${id}/ending`;
    expect((await browser.load(ending.loader, path, { id })).data).toMatchObject({ today: "2026-01-01" });
    const early = await browser.submit(ending.action, path, { endsOn: "2025-12-31" }, { id });
    expect(early.data).toMatchObject({
      error: { endsOn: ["The plan starts on 2026-01-01; it cannot end before."] },
    });
    expect(await browser.submit(ending.action, path, { endsOn: "2026-01-16" }, { id })).toMatchObject({
      location: `${home}/plans/${id}`,
      flash: "The plan ends before Jan 16, 2026.",
    });
    expect((await browser.load(ending.loader, path, { id })).location).toBe(`${home}/plans/${id}`);
    const again = await browser.submit(ending.action, path, { endsOn: "2026-01-20" }, { id });
    expect(again).toMatchObject({ status: 409 });
  });
});
