import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMeter, getMeter, listMeters } from "#domain/meters";
import * as meters from "../../../app/routes/admin.usage.meters._index.tsx";
import * as newMeter from "../../../app/routes/admin.usage.meters.new.tsx";
import * as meterPage from "../../../app/routes/admin.usage.meters.$id._index.tsx";
import * as archiving from "../../../app/routes/admin.usage.meters.$id.archiving.ts";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { refusalOf } from "../refusal-of.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterEach(() => world.close());

const typed = { key: "calls", name: "API calls", unit: "call", aggregation: "count" };
const create = (fields: Record<string, string>) =>
  browser.submit(newMeter.action, "/admin/usage/meters/new", fields);

describe("a new meter by form", () => {
  test("leads to its page, and is made once however often the form is sent", async () => {
    const { formKey } = (await browser.load(newMeter.loader, "/admin/usage/meters/new")).data;
    const answers = [await create({ ...typed, formKey }), await create({ ...typed, formKey })];
    const { items } = await listMeters(world.ctx);
    expect(items).toMatchObject([{ key: "calls", filters: [], groupBy: [], allowsNegative: false }]);
    const page = `/admin/usage/meters/${items[0]?.id}`;
    expect(answers).toMatchObject([1, 2].map(() => ({ location: page })));
    expect(answers[0]?.flash).toBe("API calls counts from now on.");
  });

  test("reads groups between commas and filters from lines", async () => {
    await create({
      ...typed,
      aggregation: "unique",
      uniqueProperty: "user",
      groupBy: "region, plan,",
      filters: "status = 200, 201\r\n\r\nkind=call=back",
      allowsNegative: "on",
    });
    expect((await listMeters(world.ctx)).items).toMatchObject([
      {
        uniqueProperty: "user",
        groupBy: ["region", "plan"],
        filters: [
          { property: "status", values: ["200", "201"] },
          { property: "kind", values: ["call=back"] },
        ],
        allowsNegative: true,
      },
    ]);
  });

  test.each([
    [{ key: "" }, "key", "The key is missing."],
    [{ key: "API calls" }, "key", "A key has 1 to 64 letters"],
    [{ name: "" }, "name", "The name is missing."],
    [{ aggregation: "average" }, "aggregation", "The aggregation is one of"],
    [{ aggregation: "unique" }, "uniqueProperty", "Say whose different values are counted."],
    [{ filters: "status" }, "filters", "Write a filter as a property"],
    [{ filters: `status = ${"x".repeat(201)}` }, "filters", "The value can have at most 200 characters."],
    [{ groupBy: "x".repeat(101) }, "groupBy", "The property can have at most 100 characters."],
  ])("with %j is refused beside the field, and what was typed stays", async (over, field, sentence) => {
    const { status, errors, values } = refusalOf(await create({ ...typed, unit: "hour", ...over }));
    expect(status).toBe(422);
    expect(errors[field]?.[0]).toContain(sentence);
    expect(values["unit"]).toBe("hour");
    expect((await listMeters(world.ctx)).items).toEqual([]);
  });

  test("with a key that is taken is a conflict at the key", async () => {
    await create(typed);
    expect(refusalOf(await create(typed))).toMatchObject({
      status: 409,
      errors: { key: ['Another meter has the key "calls". Choose a different one.'] },
    });
  });
});

test("a meter is renamed and archived on its page", async () => {
  const { id } = await createMeter(world.ctx, { ...typed, aggregation: "count" });
  const page = `/admin/usage/meters/${id}`;
  const renamed = await browser.submit(meterPage.action, page, { name: "Requests" }, { id });
  expect(renamed).toMatchObject({ location: page, flash: "The meter is called Requests now." });
  expect((await browser.load(meterPage.loader, page, { id })).data.meter.name).toBe("Requests");
  const archived = await browser.submit(archiving.action, `${page}/archiving`, {}, { id });
  expect(archived).toMatchObject({ location: "/admin/usage/meters", flash: "Requests is archived." });
  expect((await browser.load(meters.loader, "/admin/usage/meters")).data.meters).toEqual([]);
  const archive = await browser.load(meters.loader, "/admin/usage/meters?archived=yes");
  expect(archive.data.meters).toMatchObject([{ id }]);
});

test("an agent sees no meters' pages and changes none", async () => {
  const { id } = await createMeter(world.ctx, { ...typed, aggregation: "count" });
  const agent = await signedIn(world, await world.as("agent"));
  const pages = [
    agent.load(meters.loader, "/admin/usage/meters"),
    agent.load(meterPage.loader, `/admin/usage/meters/${id}`, { id }),
    agent.submit(newMeter.action, "/admin/usage/meters/new", { ...typed, key: "more" }),
    agent.submit(meterPage.action, `/admin/usage/meters/${id}`, { name: "Mine" }, { id }),
    agent.submit(archiving.action, `/admin/usage/meters/${id}/archiving`, {}, { id }),
  ];
  for (const answer of await Promise.all(pages)) expect(answer.status).toBe(403);
  expect(await getMeter(world.ctx, { id })).toMatchObject({ name: "API calls", archivedAt: null });
});
