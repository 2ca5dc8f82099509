import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MeterView } from "#domain/meters";
import { cancelEvent, listEvents, proveUsage, usageSummary } from "#domain/usage";
import { importUpload, listUploads, previewUpload, undoUpload } from "#domain/usage-uploads";
import { countEvents, createUsageDesk, type UsageDesk } from "../usage/desk.ts";

let desk: UsageDesk;
let meter: MeterView;
beforeEach(async () => {
  desk = await createUsageDesk();
  meter = await desk.meter({ key: "hours", aggregation: "sum" });
});
afterEach(() => desk.world.close());

const march = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
const used = async () =>
  (await usageSummary(desk.ctx, { clientId: desk.client.id, meter: meter.key, ...march })).value;
const load = (text: string, fileName = "march.csv") => importUpload(desk.ctx, { fileName, source: { text } });
const preview = (text: string) => previewUpload(desk.ctx, { text });
const table = (...rows: string[]) => ["client,meter,at,value,task", ...rows].join("\n");

describe("a preview", () => {
  test("says of each row whether it is good, and writes nothing", async () => {
    const { rows, ...counts } = await preview(
      table(
        "acme,hours,2026-03-02,1.5,review",
        "acme,days,2026-03-02,1,",
        "nobody,hours,2026-03-02,1,",
        "acme,hours,yesterday,1,",
        'acme,hours,2026-03-02,"1,5",',
      ),
    );
    expect(counts).toMatchObject({ good: 1, known: 0, refused: 4 });
    expect(rows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, null],
      [3, 'There is no meter with the key "days".'],
      [4, 'There is no client with the id or key "nobody".'],
      [5, '"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.'],
      [6, 'The value cannot be read. Write a plain decimal number such as "12.5".'],
    ]);
    expect(await countEvents(desk.world)).toBe(0);
    expect((await listUploads(desk.ctx)).items).toEqual([]);
  });

  test("reads days and times by the organization's clocks, over the change to summer time too", async () => {
    const { rows } = await preview(
      table(
        "acme,hours,2026-03-02,1,",
        "acme,hours,2026-03-02 14:30,1,",
        "acme,hours,2026-03-02T14:30:00-05:00,1,",
      ),
    );
    expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual([
      "2026-03-01T23:00:00.000Z",
      "2026-03-02T13:30:00.000Z",
      "2026-03-02T19:30:00.000Z",
    ]);
    const summer = await preview(table("acme,hours,2025-03-31,1,", "acme,hours,2025-03-30,1,"));
    expect(summer.rows.map(({ at }) => at)).toEqual(["2025-03-30T22:00:00.000Z", "2025-03-29T23:00:00.000Z"]);
  });

  test("reads semicolons, a byte order mark and columns in any order and case", async () => {
    const file = new TextEncoder().encode(
      "\uFEFFAt;Meter;Value;Client;Region\r\n2026-03-02;hours;2;acme;EU\r\n\r\n",
    );
    const { rows, good } = await previewUpload(desk.ctx, { file });
    expect(good).toBe(1);
    expect(rows[0]).toMatchObject({ client: "acme", value: "2", properties: { Region: "EU" } });
  });

  test.each<[string, string | Uint8Array, string]>([
    [
      "not in UTF-8",
      new Uint8Array([0x63, 0xe4, 0x0a]),
      "This file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.",
    ],
    ["empty", new Uint8Array(), "Choose a file with a table."],
    ["without rows", "client,meter,at\n", "This table has no rows."],
    [
      "without its columns",
      "name,hours\nacme,1",
      'The first line must name the columns client, meter and at; "client" and "meter" and "at" are missing.',
    ],
    ["with a column twice", "client,meter,at,at\na,b,c,d", 'There are two columns named "at".'],
    [
      "with an open quotation mark",
      'client,meter,at\n"acme,hours,2026-03-02\n',
      "Line 2 has a quotation mark that is not closed. Correct it and try again.",
    ],
    [
      "with 10,001 rows",
      `client,meter,at\n${"a,b,c\n".repeat(10_001)}`,
      "This table has 10,001 rows; at most 10,000 can be read at a time.",
    ],
    [
      "of 3 MB",
      `client,meter,at\n${"x".repeat(3 * 1024 * 1024)}`,
      "At most 2 MB can be read at a time. Split the table.",
    ],
  ])("refuses a table that is %s", async (_, given, sentence) => {
    const source = typeof given === "string" ? { text: given } : { file: given };
    const refusal = await previewUpload(desk.ctx, source).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ fields: [{ path: "file", message: sentence }] });
  });
});

describe("an import", () => {
  test("counts the good rows and answers why the others are not", async () => {
    const result = await load(table("acme,hours,2026-03-02,1.5,review", "acme,hours,2026-03-03,x,"));
    expect(result).toMatchObject({ imported: 1, known: [], refused: [{ line: 3 }] });
    expect(await used()).toBe("1.5");
    const { items } = await listUploads(desk.ctx);
    expect(items).toMatchObject([{ fileName: "march.csv", eventCount: 1, undoneAt: null }]);
    expect((await listEvents(desk.ctx)).items[0]).toMatchObject({
      uploadId: result.id,
      properties: { task: "review" },
    });
  });

  test("of the same table again counts nothing twice", async () => {
    const text = table("acme,hours,2026-03-02,1,a", "acme,hours,2026-03-02,1,a", "acme,hours,2026-03-03,2,");
    await load(text);
    expect(await used()).toBe("4");
    expect(await preview(text)).toMatchObject({ good: 0, known: 3 });
    await expect(load(text)).rejects.toThrow(
      "No row of this table is new and good, so nothing was imported.",
    );
    expect((await listUploads(desk.ctx)).items).toHaveLength(1);
    expect(await used()).toBe("4");
  });

  test("of the table with rows corrected and added counts only those", async () => {
    await load(table("acme,hours,2026-03-02,1,a", "acme,hours,2026-03-03,wrong,"));
    const result = await load(
      table(
        "acme,hours,2026-03-03,2,",
        "acme,hours,2026-03-02,1.00,b",
        "acme,hours,2026-03-02,1,a",
        "acme,hours,2026-03-02,1,a",
      ),
    );
    expect(result).toMatchObject({ imported: 3, known: [{ line: 4 }] });
    expect(await used()).toBe("5");
  });

  test("takes rows by their own ids, and names a conflict", async () => {
    const text = (value: string) => `id,client,meter,at,value\nrow-1,acme,hours,2026-03-02,${value}`;
    await load(text("1"));
    expect((await preview(text("2"))).rows[0]).toMatchObject({
      verdict: "refused",
      reason: "An event with this id is there already, with another value.",
    });
    await expect(load(text("1"))).rejects.toThrow("nothing was imported");
    expect(await used()).toBe("1");
  });

  test("at the same time as another of the same table counts it once", async () => {
    const text = table("acme,hours,2026-03-02,1,a", "acme,hours,2026-03-03,2,b");
    const results = await Promise.allSettled([load(text), load(text), load(text)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await used()).toBe("3");
  });

  test("of another organization is not listed and not undone here", async () => {
    const { id } = await load(table("acme,hours,2026-03-02,1,a"));
    const foreigner = await desk.world.foreigner();
    expect((await listUploads(foreigner)).items).toEqual([]);
    await expect(undoUpload(foreigner, { id })).rejects.toThrow("There is no such upload.");
  });
});

describe("undoing an upload", () => {
  test("takes back all of its events that are not taken back yet, once", async () => {
    const { id } = await load(
      table("acme,hours,2026-03-02,1,a", "acme,hours,2026-03-03,2,b", "acme,hours,2026-03-04,4,c"),
    );
    const { items } = await listEvents(desk.ctx);
    await cancelEvent(desk.ctx, { eventId: items[0]?.eventId ?? "" });
    await desk.ingest(desk.event(meter, { value: "8" }));
    expect(await undoUpload(desk.ctx, { id })).toEqual({ takenBack: 2 });
    expect(await used()).toBe("8");
    await expect(undoUpload(desk.ctx, { id })).rejects.toThrow("This upload has been undone already.");
    expect((await listUploads(desk.ctx)).items[0]?.undoneAt).toEqual(desk.world.clock.now());
    expect(await proveUsage(desk.world.systemCtx)).toEqual([]);
  });

  test("lets the same table be imported again", async () => {
    const text = table("acme,hours,2026-03-02,1,a", "acme,hours,2026-03-02,1,a");
    const { id } = await load(text);
    await undoUpload(desk.ctx, { id });
    expect(await load(text)).toMatchObject({ imported: 2 });
    expect(await used()).toBe("2");
    await expect(load(text)).rejects.toThrow("nothing was imported");
  });
});
