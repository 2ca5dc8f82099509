import { describe, expect, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { endUsagePlan } from "#domain/usage-plans";
import * as planPage from "../../../app/routes/admin.usage.plans.$id._index.tsx";
import * as runs from "../../../app/routes/admin.usage.runs.tsx";
import { makeClient } from "../../billing-factories.ts";
import { createMeteredWorld } from "../../domain/billing-runs/metered-world.ts";
import { signedIn } from "../../route-request.ts";

const page = "/admin/usage/runs";

async function withUsageOfJanuary() {
  const world = await createMeteredWorld();
  const plan = await world.plan([(await world.price()).id], { graceHours: 48 });
  world.goTo("2026-02-01T12:00:00+01:00");
  await world.use("7", "2026-01-20T12:00:00Z");
  return { world, plan, browser: await signedIn(world) };
}

describe("the page of billing runs", () => {
  test("previews what is due, to the cent, and writes nothing", async () => {
    const { world, browser } = await withUsageOfJanuary();
    expect((await browser.load(runs.loader, page)).data).toMatchObject({ due: { invoices: [] } });
    world.goTo("2026-02-03T12:00:00+01:00");
    const { data } = await browser.load(runs.loader, page);
    expect(data).toMatchObject({
      isBillable: true,
      due: {
        invoices: [
          {
            clientName: world.client.name,
            total: 70n,
            lines: [{ description: "Calls: 7 calls, 1 Jan 2026 – 31 Jan 2026", amount: 70n }],
          },
        ],
        problems: [],
      },
      runs: [],
    });
    expect(await world.invoices()).toEqual([]);
  });

  test("bills what is due in a job, and says how far it is", async () => {
    const { world, browser } = await withUsageOfJanuary();
    world.goTo("2026-02-03T12:00:00+01:00");
    expect(await browser.submit(runs.action, page)).toMatchObject({
      location: page,
      flash: "What is due is being billed.",
    });
    expect((await browser.load(runs.loader, page)).data).toMatchObject({
      isUnderWay: true,
      due: null,
      runs: [{ state: "waiting", clientName: null }],
    });
    await world.settle();
    expect((await browser.load(runs.loader, page)).data).toMatchObject({
      isUnderWay: false,
      due: { invoices: [] },
      runs: [{ state: "done", planned: 1, billed: 1, problems: [] }],
    });
    expect(await world.invoices()).toMatchObject([{ total: 70n }]);
  });

  test("bills one client alone, and as of an earlier day", async () => {
    const { world, browser } = await withUsageOfJanuary();
    const other = await makeClient(world.ctx, { name: "Other", email: "other@example.test" });
    world.goTo("2026-02-03T12:00:00+01:00");
    const dueAt = async (query: string) => (await browser.load(runs.loader, `${page}?${query}`)).data.due;
    expect(await dueAt(`clientId=${other.id}`)).toMatchObject({ invoices: [] });
    expect(await dueAt(`clientId=${world.client.id}`)).toMatchObject({ invoices: [{ total: 70n }] });
    expect(await dueAt("asOf=2026-02-02")).toMatchObject({ invoices: [] });
    await browser.submit(runs.action, page, { clientId: world.client.id, asOf: "2026-02-03" });
    const { data } = await browser.load(runs.loader, page);
    expect(data).toMatchObject({ runs: [{ clientName: world.client.name, asOf: world.clock.now() }] });
  });

  test("previews a day to come and refuses to bill it", async () => {
    const { world, browser } = await withUsageOfJanuary();
    const { data } = await browser.load(runs.loader, `${page}?asOf=2026-02-04`);
    expect(data).toMatchObject({ isBillable: false, due: { invoices: [{ total: 70n }] } });
    expect(await browser.submit(runs.action, page, { asOf: "2026-02-04" })).toMatchObject({
      status: 422,
      data: { refusal: "A day to come cannot be billed yet. Choose today or an earlier day." },
    });
    await world.settle();
    expect(await world.invoices()).toEqual([]);
  });

  test("shows what came too late for a bill on the preview that the plan's page leads to", async () => {
    const world = await createMeteredWorld();
    const { id } = await world.plan([(await world.price()).id]);
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("30", "2026-01-01T12:00:00Z");
    await runBilling(world.ctx);
    await world.use("12", "2026-01-02T12:00:00Z");
    const admin = await signedIn(world);
    const { data } = await admin.load(planPage.loader, `/admin/usage/plans/${id}`, { id });
    const { due, isBillable } = (await admin.load(runs.loader, String(data.preview))).data;
    expect(isBillable).toBe(false);
    expect(due?.invoices[0]?.lines[0]).toEqual({
      description: "Adjustment: Calls: 42 calls, 1 Jan 2026 – 31 Jan 2026",
      amount: 120n,
    });
  });

  test("says beside the date that it does not exist", async () => {
    const { browser } = await withUsageOfJanuary();
    const problem = "Write a date that exists as YYYY-MM-DD.";
    const { data } = await browser.load(runs.loader, `${page}?asOf=2026-02-30`);
    expect(data).toMatchObject({ problem: { field: "asOf", message: problem }, due: null });
    expect(await browser.submit(runs.action, page, { asOf: "soon" })).toMatchObject({
      status: 422,
      data: { refusal: problem },
    });
  });

  test("is the admins', and shows nothing of other organizations", async () => {
    const { world, plan, browser } = await withUsageOfJanuary();
    await endUsagePlan(world.ctx, { id: plan.id, endsOn: "2026-02-01" });
    world.goTo("2026-02-03T12:00:00+01:00");
    await browser.submit(runs.action, page);
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(runs.loader, page)).status).toBe(403);
    expect((await agent.submit(runs.action, page)).status).toBe(403);
    const foreigner = await signedIn(world, await world.foreigner());
    const { data } = await foreigner.load(runs.loader, `${page}?clientId=${world.client.id}`);
    expect(data).toMatchObject({ problem: { message: "There is no such client." }, due: null, runs: [] });
  });
});
