import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { proveUsage } from "#domain/usage";
import { createUsageDesk, type UsageDesk } from "../domain/usage/desk.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let desk: UsageDesk;
let api: Api;
beforeEach(async () => {
  desk = await createUsageDesk();
  api = await apiOf(desk.world);
});
afterEach(() => desk.world.close());

describe("usage in the API", () => {
  test("is ingested as by POST, cancelled, corrected, reported and listed", async () => {
    const meter = await desk.meter();
    const base = { meter: meter.key, client: desk.client.key, at: "2026-03-10T10:00:00Z" };
    const { results } = await api.usage.ingest.mutate({
      events: [
        { ...base, id: "one", value: "1" },
        { ...base, id: "two", value: "2" },
      ],
    });
    expect(results.map(({ status }) => status)).toEqual(["accepted", "accepted"]);
    expect((await api.usage.ingest.mutate({ ...base, id: "one", value: "1" })).results).toEqual([
      { id: "one", status: "duplicate" },
    ]);
    await api.usage.cancel.mutate({ eventId: "one" });
    await api.usage.correct.mutate({ eventId: "two", id: "two again", value: "20" });
    await api.usage.report.mutate({
      ...{ meter: meter.key, clientId: desk.client.id, value: "100", at: "2026-03-11T10:00:00Z" },
      note: "By phone",
    });
    const period = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
    const summary = await api.usage.summary.query({ clientId: desk.client.id, meter: meter.key, ...period });
    expect(summary).toEqual({ value: "120", count: 2 });
    const { items } = await api.usage.list.query({ clientId: desk.client.id });
    expect(items.map(({ value }) => value).sort()).toEqual(["-1", "-2", "1", "100", "2", "20"]);
    expect(items[0]).toMatchObject({ value: "100", properties: { note: "By phone" } });
    expect(await proveUsage(desk.world.systemCtx)).toEqual([]);
  });

  test("is not summed up for what does not exist", async () => {
    const meter = await desk.meter();
    const period = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
    const query = { clientId: desk.client.id, meter: meter.key, ...period };
    expect((await refusalOf(api.usage.summary.query({ ...query, clientId: "none" }))).status).toBe(404);
    expect((await refusalOf(api.usage.summary.query({ ...query, meter: "none" }))).status).toBe(404);
    expect((await refusalOf(api.usage.summary.query({ ...query, from: "yesterday" }))).fields).toEqual([
      { path: "from", message: 'Write an instant such as "2026-03-01T09:30:00Z", with its zone.' },
    ]);
    expect(await api.usage.summary.query({ ...query, from: period.to, to: period.from })).toEqual({
      value: "0",
      count: 0,
    });
  });

  test("is uploaded as a table, looked at first, and undone", async () => {
    await desk.meter({ key: "hours" });
    const text = "client,meter,at,value\nacme,hours,2026-03-02,1.5\nacme,hours,2026-03-02,x\n";
    expect(await api.usage.uploads.preview.query({ text })).toMatchObject({ good: 1, refused: 1 });
    const { id, imported } = await api.usage.uploads.import.mutate({ fileName: "march.csv", text });
    expect(imported).toBe(1);
    expect((await api.usage.uploads.list.query({})).items).toMatchObject([{ id, eventCount: 1 }]);
    expect(await api.usage.uploads.undo.mutate({ id })).toEqual({ takenBack: 1 });
    expect((await refusalOf(api.usage.uploads.undo.mutate({ id }))).status).toBe(409);
    expect((await refusalOf(api.usage.uploads.preview.query({ text: "a,b" }))).fields[0]?.path).toBe("file");
  });
});
