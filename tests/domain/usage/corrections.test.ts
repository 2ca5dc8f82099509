import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { archiveClient, createClient } from "#domain/clients";
import {
  aggregate,
  cancelEvent,
  correctEvent,
  dailyUsage,
  eventsCsv,
  eventsOfClaim,
  getEvent,
  hashEvents,
  ingestUsage,
  listEvents,
  proveUsage,
  reportUsage,
  usageSummary,
} from "#domain/usage";
import { createHash } from "node:crypto";
import { formatDecimal } from "#lib/decimal";
import { countEvents, createUsageDesk, type UsageDesk } from "./desk.ts";

let desk: UsageDesk;
beforeEach(async () => {
  desk = await createUsageDesk();
});
afterEach(() => desk.world.close());

const march = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
const summary = (meter: { key: string }) =>
  usageSummary(desk.ctx, { clientId: desk.client.id, meter: meter.key, ...march });

describe("taking an event back", () => {
  test("is a further event, and leaves the first as it was", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1", value: "2.5", properties: { a: 1 } }));
    await cancelEvent(desk.ctx, { eventId: "e1" });
    expect(await summary(meter)).toEqual({ value: "0", count: 0 });
    const { items } = await listEvents(desk.ctx);
    expect(items.map(({ value, takesBack }) => [value, takesBack])).toEqual([
      ["-2.5", "e1"],
      ["2.5", null],
    ]);
    expect(items[1]?.takenBackBy).toBe(items[0]?.eventId);
    const activity = await listActivity(desk.ctx, { subjectKind: "usage_event", subjectId: "e1" });
    expect(activity.items.map(({ verb }) => verb)).toEqual(["took back"]);
  });

  test("is refused the second time, for a correction itself, and for what does not exist", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1" }));
    await cancelEvent(desk.ctx, { eventId: "e1" });
    const taking = (await listEvents(desk.ctx)).items[0]?.eventId ?? "";
    const again = await Promise.allSettled(
      ["e1", taking, "e2"].map((eventId) => cancelEvent(desk.ctx, { eventId })),
    );
    expect(again.map((result) => result.status === "rejected" && (result.reason as Error).message)).toEqual([
      "This event has been taken back already.",
      "This event takes another one back, and cannot be taken back itself. Report it again.",
      "There is no such event.",
    ]);
    await expect(cancelEvent(await desk.world.foreigner(), { eventId: "e1" })).rejects.toThrow(
      "no such event",
    );
    expect(await countEvents(desk.world)).toBe(2);
  });

  test("happens once however many ask at the same time", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1" }));
    const asked = await Promise.allSettled([1, 2, 3].map(() => cancelEvent(desk.ctx, { eventId: "e1" })));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await countEvents(desk.world)).toBe(2);
  });

  test("makes the id no free one: the event again is a duplicate", async () => {
    const meter = await desk.meter();
    const event = desk.event(meter, { id: "e1" });
    await desk.ingest(event);
    await cancelEvent(desk.ctx, { eventId: "e1" });
    expect(await desk.ingest(event)).toEqual([{ id: "e1", status: "duplicate" }]);
    expect((await summary(meter)).count).toBe(0);
  });

  test("gives the greatest and the last value back to whoever had it before", async () => {
    for (const aggregation of ["max", "last"] as const) {
      const meter = await desk.meter({ aggregation });
      const at = (minute: number) => `2026-03-10T10:0${minute}:00Z`;
      await desk.ingest(
        desk.event(meter, { value: "3", at: at(1) }),
        desk.event(meter, { id: `${aggregation}-top`, value: "9", at: at(2) }),
      );
      expect((await summary(meter)).value).toBe("9");
      await cancelEvent(desk.ctx, { eventId: `${aggregation}-top` });
      expect(await summary(meter)).toEqual({ value: "3", count: 1 });
      await desk.ingest(desk.event(meter, { value: "1", at: at(0) }));
      expect((await summary(meter)).value).toBe("3");
    }
  });
});

describe("correcting an event", () => {
  test("puts another in its place and keeps what is not given", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1", value: "25", properties: { by: "Ada" } }));
    const { eventId } = await correctEvent(desk.ctx, { eventId: "e1", value: "2.5" });
    expect(await summary(meter)).toEqual({ value: "2.5", count: 1 });
    expect(await getEvent(desk.ctx, { eventId })).toMatchObject({
      value: "2.5",
      at: new Date("2026-03-10T10:00:00Z"),
      properties: { by: "Ada" },
    });
  });

  test("does both or neither", async () => {
    const meter = await desk.meter();
    await desk.ingest(
      desk.event(meter, { id: "e1", value: "2" }),
      desk.event(meter, { id: "e2", value: "3" }),
    );
    await expect(correctEvent(desk.ctx, { eventId: "e1", value: "lots" })).rejects.toMatchObject({
      fields: [{ path: "value" }],
    });
    await expect(correctEvent(desk.ctx, { eventId: "e1", value: "9", id: "e2" })).rejects.toMatchObject({
      fields: [{ path: "id" }],
    });
    await cancelEvent(desk.ctx, { eventId: "e1" });
    await expect(correctEvent(desk.ctx, { eventId: "e1", value: "9" })).rejects.toThrow("taken back already");
    expect(await summary(meter)).toEqual({ value: "3", count: 1 });
  });

  test("with the same id for the new one is the same correction", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1", value: "2" }));
    const correct = () => correctEvent(desk.ctx, { eventId: "e1", value: "4", id: "e1 corrected" });
    expect([await correct(), await correct()]).toEqual([
      { eventId: "e1 corrected" },
      { eventId: "e1 corrected" },
    ]);
    expect((await summary(meter)).value).toBe("4");
  });
});

describe("reporting by hand", () => {
  test("is an event with its note", async () => {
    const meter = await desk.meter();
    const agent = await desk.world.as("agent");
    const report = { meter: meter.key, clientId: desk.client.id, value: "1.5", at: "2026-03-10T10:00:00Z" };
    const { eventId } = await reportUsage(agent, { ...report, note: "On the phone" });
    expect(await getEvent(desk.ctx, { eventId })).toMatchObject({
      value: "1.5",
      properties: { note: "On the phone" },
    });
  });

  test("is refused at the field that is wrong", async () => {
    const meter = await desk.meter();
    const report = { meter: meter.key, clientId: desk.client.id, value: "1.5", at: "2026-03-10T10:00:00Z" };
    const fieldOf = async (over: Partial<typeof report>) => {
      const refusal = await reportUsage(desk.ctx, { ...report, ...over }).catch((error: unknown) => error);
      return (refusal as { fields: { path: string }[] }).fields[0]?.path;
    };
    expect(await fieldOf({ value: "" })).toBe("value");
    expect(await fieldOf({ value: "-1" })).toBe("value");
    expect(await fieldOf({ at: "soon" })).toBe("at");
    expect(await fieldOf({ meter: "none" })).toBe("meter");
    expect(await fieldOf({ clientId: "none" })).toBe("clientId");
    await archiveClient(desk.ctx, { id: desk.client.id });
    expect(await fieldOf({})).toBe("clientId");
  });
});

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
    expect(await summary(meter)).toEqual({ value: "7", count: 3 });
    expect(await getEvent(desk.ctx, { eventId: "unfiltered" })).toMatchObject({ passesFilters: false });
    await cancelEvent(desk.ctx, { eventId: "unfiltered" });
    expect(await summary(meter)).toEqual({ value: "7", count: 3 });
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
    expect(slices).toEqual([...new Array<number>(10).fill(500), 3]);
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
