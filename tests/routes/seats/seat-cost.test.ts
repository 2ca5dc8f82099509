import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSeats } from "#domain/seats";
import { halfway, knowThePrice } from "../../domain/seats/priced.ts";
import { signedIn, stranger } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as cost from "../../../app/routes/admin.agents.cost.ts";
import * as agents from "../../../app/routes/admin.agents._index.tsx";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-02-01T00:00:00Z" });
});
afterEach(() => world.close());

async function billSeats() {
  await startSeats(world.ctx);
  await knowThePrice(world);
  world.clock.set(halfway);
}

async function costShown() {
  const browser = await signedIn(world);
  const { status, data } = await browser.load(cost.loader, "/admin/agents/cost");
  return { status, ...(JSON.parse(String(data)) as Record<string, unknown>) };
}

const sentence = "One more agent costs about €4.50 now for the rest of this period, then €9.00 a month.";

describe("the agents page", () => {
  test("says at once what an agent costs, and asks nobody", async () => {
    await billSeats();
    const asked = world.stripe.requests().length;
    const page = await (await signedIn(world)).load(agents.loader, "/admin/agents");
    expect(page.data).toMatchObject({
      cost: { price: "€9.00 per seat and month", sentence, isEstimate: true },
    });
    expect(world.stripe.requests()).toHaveLength(asked);
  });

  test("says nothing of a cost while seats are not billed", async () => {
    const page = await (await signedIn(world)).load(agents.loader, "/admin/agents");
    expect(page.data).toMatchObject({ cost: null });
  });

  test("is shown, and invites, while Stripe still owes the preview", async () => {
    await billSeats();
    await world.stripe.faults.add({ kind: "hang" });
    const browser = await signedIn(world);
    const order: string[] = [];
    const preview = costShown().then((shown) => {
      order.push("preview");
      return shown;
    });
    await browser.submit(agents.action, "/admin/agents", { email: "noor@kettle.test" });
    order.push("invite");
    await browser.load(agents.loader, "/admin/agents");
    order.push("page");
    expect(await preview).toMatchObject({ status: 200, isEstimate: true });
    expect(order).toEqual(["invite", "page", "preview"]);
  });
});

describe("the cost of an agent", () => {
  test("is Stripe's preview when Stripe answers", async () => {
    await billSeats();
    expect(await costShown()).toEqual({
      status: 200,
      price: "€9.00 per seat and month",
      sentence,
      source: "Previewed by Stripe, without taxes.",
      isEstimate: false,
    });
  });

  test("is marked as an estimate when Stripe does not", async () => {
    await billSeats();
    await world.stripe.faults.add({ kind: "refuse" });
    expect(await costShown()).toMatchObject({
      sentence,
      source: "Our estimate, without taxes. Stripe did not answer.",
      isEstimate: true,
    });
  });

  test("is a conflict while seats are not billed", async () => {
    const answer = await (await signedIn(world)).load(cost.loader, "/admin/agents/cost");
    expect(answer.status).toBe(409);
  });

  test("is shown to admins, and neither to agents nor strangers", async () => {
    await billSeats();
    const admin = await signedIn(world, await world.as("admin"));
    expect((await admin.load(cost.loader, "/admin/agents/cost")).status).toBe(200);
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(cost.loader, "/admin/agents/cost")).status).toBe(403);
    expect((await stranger(world).load(cost.loader, "/admin/agents/cost")).location).toContain("/login");
  });

  test("is that of one's own organization", async () => {
    await billSeats();
    const foreigner = await signedIn(world, await world.foreigner());
    expect((await foreigner.load(cost.loader, "/admin/agents/cost")).status).toBe(409);
  });
});
