import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { archiveTaxRate, createTaxRate, findTaxRates, listTaxRates } from "#domain/catalog";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const vat = { name: "VAT", percent: "19", inclusive: false };

test("a tax rate keeps its percentage as the shortest decimal text", async () => {
  for (const [typed, kept] of [
    ["19", "19"],
    ["7.70", "7.7"],
    ["0", "0"],
    ["100.0000", "100"],
    ["0.0625", "0.0625"],
    [" 8.1 ", "8.1"],
  ] as const)
    expect(await createTaxRate(world.ctx, { ...vat, percent: typed })).toMatchObject({
      name: "VAT",
      percent: kept,
      inclusive: false,
      archivedAt: null,
    });
});

test("an archived rate leaves the list of usable ones, once", async () => {
  const rate = await createTaxRate(world.ctx, vat);
  const archived = await archiveTaxRate(world.ctx, { id: rate.id });
  expect(archived.archivedAt).toEqual(world.clock.now());
  world.clock.advance(60_000);
  expect(await archiveTaxRate(world.ctx, { id: rate.id })).toEqual(archived);
  expect((await listTaxRates(world.ctx)).items).toEqual([]);
  expect((await listTaxRates(world.ctx, { archived: true })).items).toEqual([archived]);
  const { items } = await listActivity(world.ctx, { subjectKind: "tax_rate", subjectId: rate.id });
  expect(items.map(({ verb }) => verb)).toEqual(["archived", "created"]);
});

test("another organization's rates do not exist here", async () => {
  const rate = await createTaxRate(world.ctx, vat);
  const foreigner = await world.foreigner();
  expect((await listTaxRates(foreigner)).items).toEqual([]);
  expect((await findTaxRates(foreigner, [rate.id])).size).toBe(0);
  await expect(archiveTaxRate(foreigner, { id: rate.id })).rejects.toMatchObject({
    kind: "not-found",
    message: "There is no such tax rate.",
  });
});

test("rates are listed a page at a time, each once", async () => {
  for (let index = 0; index < 5; index += 1)
    await createTaxRate(world.ctx, { ...vat, percent: String(index) });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listTaxRates(world.ctx, { cursor, limit: 2 });
    seen.push(...page.items.map(({ percent }) => percent));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(["0", "1", "2", "3", "4"]);
});
