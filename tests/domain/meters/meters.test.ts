import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  archiveMeter,
  createMeter,
  findMeterByKeys,
  findMeters,
  getMeter,
  listMeters,
  renameMeter,
} from "#domain/meters";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const calls = { key: "calls", name: "API calls", unit: "call", aggregation: "count" } as const;

describe("a meter", () => {
  test("counts every event in one line unless it is told otherwise", async () => {
    const meter = await createMeter(world.ctx, calls);
    expect(meter).toEqual({
      ...calls,
      id: meter.id,
      uniqueProperty: null,
      filters: [],
      groupBy: [],
      allowsNegative: false,
      createdAt: world.clock.now(),
      archivedAt: null,
    });
    expect(await getMeter(world.ctx, { id: meter.id })).toEqual(meter);
  });

  test("keeps what it filters, groups and tells apart by", async () => {
    const meter = await createMeter(world.ctx, {
      ...calls,
      aggregation: "unique",
      uniqueProperty: "user",
      filters: [{ property: "status", values: ["200", "201"] }],
      groupBy: ["region", "plan"],
      allowsNegative: true,
    });
    expect(await getMeter(world.ctx, { id: meter.id })).toMatchObject({
      uniqueProperty: "user",
      filters: [{ property: "status", values: ["200", "201"] }],
      groupBy: ["region", "plan"],
      allowsNegative: true,
    });
  });

  test("is found by its id and by its key, an archived one too", async () => {
    const meter = await createMeter(world.ctx, calls);
    const archived = await archiveMeter(world.ctx, { id: meter.id });
    expect([...(await findMeterByKeys(world.ctx, ["calls", "calls", "gigabytes"]))]).toEqual([
      ["calls", archived],
    ]);
    expect([...(await findMeters(world.ctx, [meter.id, "unknown"])).values()]).toEqual([archived]);
  });

  test("never shares its key, even with an archived one, but other organizations may have the same", async () => {
    const { id } = await createMeter(world.ctx, calls);
    await archiveMeter(world.ctx, { id });
    await expect(createMeter(world.ctx, { ...calls, name: "Others" })).rejects.toMatchObject({
      kind: "conflict",
      fields: [{ path: "key", message: 'Another meter has the key "calls". Choose a different one.' }],
    });
    expect((await createMeter(await world.foreigner(), calls)).key).toBe("calls");
  });

  test("asked for twice at once is made once", async () => {
    const results = await Promise.allSettled([createMeter(world.ctx, calls), createMeter(world.ctx, calls)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("changing a meter", () => {
  test("is giving it another name, and nothing when it has that already", async () => {
    const { id } = await createMeter(world.ctx, calls);
    const renamed = await renameMeter(world.ctx, { id, name: " Requests " });
    expect(renamed.name).toBe("Requests");
    expect(await renameMeter(world.ctx, { id, name: "Requests" })).toEqual(renamed);
    const { items } = await listActivity(world.ctx, { subjectKind: "meter", subjectId: id });
    expect(items.map(({ verb, before, after }) => ({ verb, before, after }))).toEqual([
      { verb: "renamed", before: { name: "API calls" }, after: { name: "Requests" } },
      { verb: "created", before: null, after: expect.objectContaining({ key: "calls" }) as unknown },
    ]);
  });

  test("is taking it out of use, once", async () => {
    const meter = await createMeter(world.ctx, calls);
    const archived = await archiveMeter(world.ctx, { id: meter.id });
    expect(archived.archivedAt).toEqual(world.clock.now());
    world.clock.advance(60_000);
    expect(await archiveMeter(world.ctx, { id: meter.id })).toEqual(archived);
    expect((await listMeters(world.ctx)).items).toEqual([]);
    expect((await listMeters(world.ctx, { archived: true })).items).toEqual([archived]);
  });
});

test("meters are listed a page at a time, each once", async () => {
  for (const key of ["a", "b", "c", "d", "e"]) await createMeter(world.ctx, { ...calls, key });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listMeters(world.ctx, { cursor, limit: 2 });
    seen.push(...page.items.map(({ key }) => key));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(["a", "b", "c", "d", "e"]);
});

test("another organization's meters do not exist here", async () => {
  const { id } = await createMeter(world.ctx, calls);
  const foreigner = await world.foreigner();
  const refusal = { kind: "not-found", message: "There is no such meter." };
  await expect(getMeter(foreigner, { id })).rejects.toMatchObject(refusal);
  await expect(archiveMeter(foreigner, { id })).rejects.toMatchObject(refusal);
  await expect(renameMeter(foreigner, { id, name: "Mine" })).rejects.toMatchObject(refusal);
  expect((await findMeterByKeys(foreigner, ["calls"])).size).toBe(0);
  expect((await listMeters(foreigner)).items).toEqual([]);
});
