import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { archiveClient } from "#domain/clients";
import { cancelEvent, correctEvent, getEvent, listEvents, reportUsage } from "#domain/usage";
import { countEvents, createUsageDesk, type UsageDesk } from "./desk.ts";

let desk: UsageDesk;
beforeEach(async () => {
  desk = await createUsageDesk();
});
afterEach(() => desk.world.close());

describe("taking an event back", () => {
  test("is a further event, and leaves the first as it was", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1", value: "2.5", properties: { a: 1 } }));
    await cancelEvent(desk.ctx, { eventId: "e1" });
    expect(await desk.summary(meter)).toEqual({ value: "0", count: 0 });
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
    expect((await desk.summary(meter)).count).toBe(0);
  });

  test("gives the greatest and the last value back to whoever had it before", async () => {
    for (const aggregation of ["max", "last"] as const) {
      const meter = await desk.meter({ aggregation });
      const at = (minute: number) => `2026-03-10T10:0${minute}:00Z`;
      await desk.ingest(
        desk.event(meter, { value: "3", at: at(1) }),
        desk.event(meter, { id: `${aggregation}-top`, value: "9", at: at(2) }),
      );
      expect((await desk.summary(meter)).value).toBe("9");
      await cancelEvent(desk.ctx, { eventId: `${aggregation}-top` });
      expect(await desk.summary(meter)).toEqual({ value: "3", count: 1 });
      await desk.ingest(desk.event(meter, { value: "1", at: at(0) }));
      expect((await desk.summary(meter)).value).toBe("3");
    }
  });
});

describe("correcting an event", () => {
  test("puts another in its place and keeps what is not given", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1", value: "25", properties: { by: "Ada" } }));
    const { eventId } = await correctEvent(desk.ctx, { eventId: "e1", value: "2.5" });
    expect(await desk.summary(meter)).toEqual({ value: "2.5", count: 1 });
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
    expect(await desk.summary(meter)).toEqual({ value: "3", count: 1 });
  });

  test("with the same id for the new one is the same correction", async () => {
    const meter = await desk.meter();
    await desk.ingest(desk.event(meter, { id: "e1", value: "2" }));
    const correct = () => correctEvent(desk.ctx, { eventId: "e1", value: "4", id: "e1 corrected" });
    expect([await correct(), await correct()]).toEqual([
      { eventId: "e1 corrected" },
      { eventId: "e1 corrected" },
    ]);
    expect((await desk.summary(meter)).value).toBe("4");
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
