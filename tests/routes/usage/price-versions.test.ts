import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMeter } from "#domain/meters";
import { createPrice, getPrice } from "#domain/prices";
import * as versions from "../../../app/routes/admin.usage.prices.$id.versions.tsx";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { refusalOf } from "../refusal-of.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
  browser = await signedIn(world);
  await createMeter(world.ctx, { key: "calls", name: "API calls", unit: "call", aggregation: "count" });
});
afterEach(() => world.close());

describe("a new version by form", () => {
  const make = () =>
    createPrice(world.ctx, {
      name: "Calls",
      currency: "EUR",
      meterKey: "calls",
      model: "volume",
      tiers: [
        { upTo: "10", unitAmountDecimal: "12.5", flatAmount: 100 },
        { upTo: null, unitAmountDecimal: "10" },
      ],
      minimumAmount: 500,
    });
  const add = (id: string, fields: Record<string, string>) =>
    browser.submit(versions.action, `/admin/usage/prices/${id}/versions`, fields, { id });

  test("starts with the newest terms and adds others from a day on", async () => {
    const { id } = await make();
    const { data } = await browser.load(versions.loader, `/admin/usage/prices/${id}/versions`, { id });
    expect(data.typed).toMatchObject({
      minimumAmount: "5.00",
      tiers: [
        { upTo: "10", unitPrice: "0.125", flatAmount: "1.00" },
        { upTo: "", unitPrice: "0.10" },
      ],
    });
    const answer = await add(id, { effectiveFrom: "2026-04-01", "tiers[0].unitPrice": "0.20" });
    expect(answer).toMatchObject({
      location: `/admin/usage/prices/${id}`,
      flash: "Periods that begin on Apr 1, 2026 or later cost that.",
    });
    expect((await getPrice(world.ctx, { id })).versions[1]).toMatchObject({
      effectiveFrom: "2026-04-01",
      terms: { model: "volume", tiers: [{ upTo: null, unitAmountDecimal: "20" }] },
    });
  });

  test.each([
    [{ effectiveFrom: "2026-03-09" }, "effectiveFrom", "A new version never changes the past"],
    [{ effectiveFrom: "" }, "effectiveFrom", "Write the date as YYYY-MM-DD."],
    [{ effectiveFrom: "2026-02-30" }, "effectiveFrom", "Write a date that exists"],
    [{ "tiers[0].unitPrice": "x" }, "tiers[0].unitPrice", "Write a number such as"],
  ])("with %j is refused at %s", async (over, field, sentence) => {
    const { id } = await make();
    const typed = { effectiveFrom: "2026-04-01", "tiers[0].unitPrice": "0.20", ...over };
    const { status, errors } = refusalOf(await add(id, typed));
    expect(status).toBe(422);
    expect(errors[field]?.[0]).toContain(sentence);
    expect((await getPrice(world.ctx, { id })).versions).toHaveLength(1);
  });
});
