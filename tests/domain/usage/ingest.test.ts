import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveClient, createClient, unarchiveClient } from "#domain/clients";
import { archiveMeter } from "#domain/meters";
import { ingestUsage } from "#domain/usage";
import { countEvents, createUsageDesk, statusesOf, type UsageDesk } from "./desk.ts";

let desk: UsageDesk;
beforeEach(async () => {
  desk = await createUsageDesk();
});
afterEach(() => desk.world.close());

describe("an event", () => {
  test("counts as soon as it is accepted", async () => {
    const meter = await desk.meter();
    const results = await desk.ingest(
      desk.event(meter, { value: "2.5" }),
      desk.event(meter, { value: "0.000000001" }),
    );
    expect(statusesOf(results)).toEqual(["accepted", "accepted"]);
    expect(await desk.summary(meter)).toEqual({ value: "2.500000001", count: 2 });
  });

  test("without a value counts for one", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter));
    expect(await desk.summary(meter)).toEqual({ value: "1", count: 1 });
  });

  test("names its client by our id or by the client's key", async () => {
    const meter = await desk.meter();
    const results = await desk.ingest(
      desk.event(meter, { client: desk.client.id }),
      desk.event(meter, { client: desk.client.key }),
    );
    expect(statusesOf(results)).toEqual(["accepted", "accepted"]);
    expect((await desk.summary(meter)).count).toBe(2);
  });

  test("belongs to the client with that id rather than to one whose key looks like it", async () => {
    const meter = await desk.meter();
    await createClient(desk.ctx, { name: "Mimic", email: "m@mimic.test", key: desk.client.id.slice(0, 40) });
    await desk.ingest(desk.event(meter, { client: desk.client.id }));
    expect((await desk.summary(meter)).count).toBe(1);
  });

  test("keeps both times when it comes late", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "late", at: "2026-01-05T08:00:00+01:00" }));
    const row = await desk.world.database.db.usageEvent.findFirstOrThrow({ where: { eventId: "late" } });
    expect(row.at.toISOString()).toBe("2026-01-05T07:00:00.000Z");
    expect(row.receivedAt.toISOString()).toBe("2026-03-20T12:00:00.000Z");
  });

  test("has a number that follows the order of its batch", async () => {
    const meter = await desk.meter();
    const events = Array.from({ length: 500 }, (_, index) =>
      desk.event(meter, { id: `n-${(index * 7919) % 500}` }),
    );
    await desk.ingest(...events);
    const rows = await desk.world.database.db.usageEvent.findMany({ orderBy: { number: "asc" } });
    expect(rows.map(({ eventId }) => eventId)).toEqual(events.map(({ id }) => id));
  });

  test("of another organization's meter or client is refused", async () => {
    const meter = await desk.meter();
    const foreigner = await desk.world.foreigner();
    const [result] = await ingestUsage(foreigner, [desk.event(meter)]);
    expect(result).toMatchObject({
      status: "refused",
      reason: `There is no meter with the key "${meter.key}".`,
    });
  });

  test("with the same id may be another organization's own", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1" }));
    const foreigner = await desk.world.foreigner();
    const { createMeter } = await import("#domain/meters");
    await createMeter(foreigner, { key: "own", name: "Own", unit: "call", aggregation: "count" });
    const client = await createClient(foreigner, { name: "Their client", email: "t@their.test" });
    const results = await ingestUsage(foreigner, [
      { ...desk.event(meter), id: "e1", meter: "own", client: client.key },
    ]);
    expect(statusesOf(results)).toEqual(["accepted"]);
  });
});

describe("an id that is known", () => {
  test("is a duplicate when value, instant and properties are the same however they are written", async () => {
    const meter = await desk.meter();
    const event = desk.event(meter, { value: "2.50", properties: { b: 1, a: "x" } });
    await desk.ingest(event);
    const again = await desk.ingest({
      ...event,
      client: desk.client.id,
      value: 2.5,
      at: "2026-03-10T11:00:00.000+01:00",
      properties: { a: "x", b: 1 },
    });
    expect(again).toEqual([{ id: event.id, status: "duplicate" }]);
    expect(await desk.summary(meter)).toEqual({ value: "2.5", count: 1 });
  });

  test.each([
    ["value", { value: "3" }],
    ["instant", { at: "2026-03-10T10:00:00.001Z" }],
    ["content of its properties", { properties: { region: "eu" } }],
  ])("is a conflict with another %s, and nothing changes", async (difference, over) => {
    const meter = await desk.meter();
    const event = desk.event(meter, { value: "2" });
    await desk.ingest(event);
    const [result] = await desk.ingest({ ...event, ...over });
    expect(result).toEqual({
      id: event.id,
      status: "conflict",
      reason: `An event with this id is there already, with another ${difference}.`,
    });
    expect(await desk.summary(meter)).toEqual({ value: "2", count: 1 });
  });

  test("is a conflict with another meter or client", async () => {
    const [meter, other] = [await desk.meter(), await desk.meter()];
    const second = await createClient(desk.ctx, { name: "Second", email: "s@second.test" });
    const event = desk.event(meter);
    await desk.ingest(event);
    const results = await desk.ingest({ ...event, meter: other.key }, { ...event, client: second.key });
    expect(results.map(({ status, reason }) => `${status}: ${reason}`)).toEqual([
      "conflict: An event with this id is there already, with another meter.",
      "conflict: An event with this id is there already, with another client.",
    ]);
  });

  test("is taken once within a batch", async () => {
    const meter = await desk.meter();
    const event = desk.event(meter, { value: "2" });
    const results = await desk.ingest(event, { ...event }, { ...event, value: "3" });
    expect(statusesOf(results)).toEqual(["accepted", "duplicate", "conflict"]);
    expect(await desk.summary(meter)).toEqual({ value: "2", count: 1 });
  });

  test("does not keep what is new in its batch from being counted", async () => {
    const meter = await desk.meter();
    const [first, second, third] = [desk.event(meter), desk.event(meter), desk.event(meter)];
    await desk.ingest(second);
    const results = await desk.ingest(first, second, third);
    expect(statusesOf(results)).toEqual(["accepted", "duplicate", "accepted"]);
    expect((await desk.summary(meter)).count).toBe(3);
  });

  test("is a duplicate also after its client and its meter were archived", async () => {
    const meter = await desk.meter();
    const event = desk.event(meter);
    await desk.ingest(event);
    await archiveClient(desk.ctx, { id: desk.client.id });
    const results = await desk.ingest(
      event,
      desk.event(meter, { id: "new" }),
      desk.event(meter, { id: "new" }),
    );
    expect(results.map(({ status, reason = "" }) => `${status} ${reason}`.trim())).toEqual([
      "duplicate",
      "refused The client is archived.",
      "refused The client is archived.",
    ]);
    await unarchiveClient(desk.ctx, { id: desk.client.id });
    await archiveMeter(desk.ctx, { id: meter.id });
    expect((await desk.ingest(desk.event(meter)))[0]).toMatchObject({
      reason: `The meter "${meter.key}" is archived.`,
    });
    expect(await countEvents(desk.world)).toBe(1);
  });

  test("is counted once however many send its batch at the same time", async () => {
    const meter = await desk.meter();
    const events = Array.from({ length: 50 }, () => desk.event(meter, { value: "0.5" }));
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.ingest(...events)));
    const accepted = answers.flat().filter(({ status }) => status === "accepted");
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(50);
    expect(accepted).toHaveLength(50);
    expect(await desk.summary(meter)).toEqual({ value: "25", count: 50 });
  });
});
