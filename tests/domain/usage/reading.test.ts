import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "#domain/clients";
import {
  aggregate,
  cancelEvent,
  dailyUsage,
  eventsCsv,
  eventsOfClaim,
  getEvent,
  hashEvents,
  ingestUsage,
  listEvents,
  proveUsage,
} from "#domain/usage";
import { createHash } from "node:crypto";
import { formatDecimal } from "#lib/decimal";
import { createUsageDesk, type UsageDesk, march } from "./desk.ts";

let desk: UsageDesk;
beforeEach(async () => {
  desk = await createUsageDesk();
});
afterEach(() => desk.world.close());

describe("reading usage", () => {
  test("counts what the filters let through, a quantity per group", async () => {
    const meter = await desk.meter({
      filters: [{ property: "status", values: ["ok", "200"] }],
      groupBy: ["region"],
    });
    await desk.ingest(
      desk.event(meter, { properties: { status: "ok", region: "eu" }, value: "1" }),
      desk.event(meter, { properties: { status: 200, region: "us" }, value: "2" }),
      desk.event(meter, { properties: { status: "ok" }, value: "4" }),
      desk.event(meter, { properties: { status: "failed", region: "eu" }, value: "8" }),
      desk.event(meter, { id: "unfiltered", value: "16" }),
    );
    const query = { clientId: desk.client.id, meter, from: new Date(march.from), to: new Date(march.to) };
    const groups = await aggregate(desk.ctx, query);
    expect(groups.map(({ groupKey, quantity, count }) => [groupKey, formatDecimal(quantity), count])).toEqual(
      [
        ['[""]', "4", 1],
        ['["eu"]', "1", 1],
        ['["us"]', "2", 1],
      ],
    );
    expect(await desk.summary(meter)).toEqual({ value: "7", count: 3 });
    expect(await getEvent(desk.ctx, { eventId: "unfiltered" })).toMatchObject({ passesFilters: false });
    await cancelEvent(desk.ctx, { eventId: "unfiltered" });
    expect(await desk.summary(meter)).toEqual({ value: "7", count: 3 });
    expect(await proveUsage(desk.world.systemCtx)).toEqual([]);
  });

  test("divides days as the zone's clocks do, also where one has 23 or 25 hours", async () => {
    desk.world.clock.set(new Date("2026-11-10T00:00:00Z"));
    const meter = await desk.meter();
    const at = [
      "2026-03-28T22:59:59.999Z",
      "2026-03-28T23:00:00Z",
      "2026-03-29T21:59:59Z",
      "2026-03-29T22:00:00Z",
    ];
    const autumn = ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"];
    await desk.ingest(...[...at, ...autumn].map((instant) => desk.event(meter, { at: instant })));
    const days = await dailyUsage(desk.ctx, {
      ...{ clientId: desk.client.id, meter, timeZone: "Europe/Vienna" },
      from: new Date("2026-03-27T23:00:00Z"),
      to: new Date("2026-10-26T23:00:00Z"),
    });
    expect(days.map(({ day, count }) => [day, count])).toEqual([
      ["2026-03-28", 1],
      ["2026-03-29", 2],
      ["2026-03-30", 1],
      ["2026-10-25", 2],
      ["2026-10-26", 1],
    ]);
  });

  test("divides days where clocks differ by three quarters of an hour", async () => {
    const meter = await desk.meter();
    await desk.ingest(
      desk.event(meter, { at: "2026-03-09T18:14:59Z" }),
      desk.event(meter, { at: "2026-03-09T18:15:00Z" }),
    );
    const days = await dailyUsage(desk.ctx, {
      ...{ clientId: desk.client.id, meter, timeZone: "Asia/Kathmandu" },
      ...{ from: new Date(march.from), to: new Date(march.to) },
    });
    expect(days.map(({ day }) => day)).toEqual(["2026-03-09", "2026-03-10"]);
  });

  test("lists events page by page, by client, meter and time", async () => {
    const [meter, other] = [await desk.meter(), await desk.meter()];
    const second = await createClient(desk.ctx, { name: "Second", email: "s@second.test" });
    const events = Array.from({ length: 60 }, (_, index) =>
      desk.event(index % 3 === 0 ? other : meter, {
        at: `2026-03-10T10:${String((index * 7) % 30).padStart(2, "0")}:00Z`,
        client: index % 2 === 0 ? desk.client.key : second.key,
      }),
    );
    await ingestUsage(desk.ctx, events);
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listEvents>> = await listEvents(desk.ctx, { cursor, limit: 7 });
      all.push(...page.items.map(({ eventId }) => eventId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const newestFirst = events
      .map((event, index) => ({ ...event, index }))
      .sort((a, b) => b.at.localeCompare(a.at) || b.index - a.index);
    expect(all).toEqual(newestFirst.map(({ id }) => id));
    const narrowed = await listEvents(desk.ctx, {
      ...{ clientId: second.id, meterId: other.id, limit: 100 },
      ...{ from: "2026-03-10T10:05:00Z", to: "2026-03-10T10:21:00Z" },
    });
    expect(narrowed.items.map(({ eventId }) => eventId)).toEqual(
      newestFirst
        .filter(
          ({ index, at }) =>
            index % 2 === 1 && index % 3 === 0 && at >= "2026-03-10T10:05" && at < "2026-03-10T10:21",
        )
        .map(({ id }) => id),
    );
    expect((await listEvents(await desk.world.foreigner())).items).toEqual([]);
  });

  test("reads a line's events in slices, as a table whose hash anybody can work out", async () => {
    const meter = await desk.meter({ allowsNegative: true });
    const events = Array.from({ length: 5003 }, (_, index) =>
      desk.event(meter, {
        value: "-0.5",
        at: `2026-03-10T10:00:00.${String(index % 1000).padStart(3, "0")}Z`,
      }),
    );
    events.push(desk.event(meter, { id: "=formula", properties: { who: 'Ada "the first"' } }));
    await ingestUsage(desk.ctx, events);
    const query = {
      ...{ clientId: desk.client.id, meterId: meter.id, groupKey: "[]", fromNumber: 2, toNumber: 5004 },
      ...{ from: new Date(march.from), to: new Date(march.to) },
    };
    const slices = [];
    for await (const slice of eventsOfClaim(desk.ctx, query)) slices.push(slice.length);
    expect(slices).toEqual([...new Array<number>(50).fill(100), 3]);
    let text = "";
    for await (const piece of eventsCsv(desk.ctx, query)) text += piece;
    const rows = text.trimEnd().split("\n");
    expect(rows).toHaveLength(5004);
    expect(rows[0]).toBe("number,id,at,received_at,value,properties,takes_back");
    expect(rows[1]).toMatch(/^1001,event-\d+,2026-03-10T10:00:00.000Z,2026-03-20T12:00:00.000Z,-0.5,,$/);
    expect(text).toContain(`"'=formula"`);
    expect(await hashEvents(desk.ctx, query)).toBe(createHash("sha256").update(text).digest("hex"));
    await cancelEvent(desk.ctx, { eventId: "=formula" });
    expect(await hashEvents(desk.ctx, query)).toBe(createHash("sha256").update(text).digest("hex"));
  });
});

test("events of one instant that fill several slices are read once each, in the order of their numbers", async () => {
  const meter = await desk.meter();
  const at = "2026-03-10T10:00:00Z";
  await ingestUsage(
    desk.ctx,
    Array.from({ length: 250 }, () => desk.event(meter, { at })),
  );
  await desk.ingest(desk.event(meter, { at: "2026-03-10T10:00:01Z" }));
  const query = {
    ...{ clientId: desk.client.id, meterId: meter.id, groupKey: "[]", fromNumber: 1, toNumber: 251 },
    ...{ from: new Date(at), to: new Date(march.to) },
  };
  const numbers = [];
  for await (const slice of eventsOfClaim(desk.ctx, query))
    numbers.push(...slice.map(({ number }) => number));
  expect(numbers).toEqual(Array.from({ length: 251 }, (_, index) => index + 1));
});

describe("the proof", () => {
  test("names totals that are not what the events come to", async () => {
    const [sum, unique] = [await desk.meter(), await desk.meter({ aggregation: "unique" })];
    await desk.ingest(
      desk.event(sum, { value: "2" }),
      desk.event(unique, { properties: { user: "ada" } }),
      desk.event(unique, { properties: { user: "bob" } }),
    );
    const { db } = desk.world.database;
    await db.usageTotal.updateMany({ where: { meterId: sum.id }, data: { units: 3n } });
    await db.usageUnique.updateMany({ where: { value: "bob" }, data: { count: 0 } });
    const end =
      "from 2026-03-10T10:00:00.000Z in []: the totals say 1 events with 3 units and 0 nanos, the events come to 1 events with 2 units and 0 nanos.";
    const differences = await proveUsage(desk.world.systemCtx);
    expect(differences).toHaveLength(2);
    expect(differences[0]).toContain(end);
    expect(differences[1]).toContain('"bob": the totals say 0 events, the events come to 1 events.');
    await db.usageTotal.deleteMany({});
    expect(await proveUsage(desk.world.systemCtx)).toHaveLength(4);
  });

  test("reads more events than fit into one slice", async () => {
    const meter = await desk.meter({ aggregation: "max" });
    const events = Array.from({ length: 10_000 }, (_, index) =>
      desk.event(meter, {
        value: String(index),
        at: new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString(),
      }),
    );
    await ingestUsage(desk.ctx, events);
    expect(await proveUsage(desk.world.systemCtx)).toEqual([]);
  });
});
