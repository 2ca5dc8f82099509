import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { action, loader } from "../../app/routes/api.usage.ts";
import { proveUsage } from "#domain/usage";
import { createUsageDesk, countEvents, type UsageDesk } from "../domain/usage/desk.ts";
import { pageRequest } from "../web/page-request.ts";
import { type Api, apiOf, keyOf, refusalOf } from "./client.ts";

let desk: UsageDesk;
let authorization: string;
let api: Api;
beforeEach(async () => {
  desk = await createUsageDesk();
  authorization = `Bearer ${(await keyOf(desk.ctx)).key}`;
  api = await apiOf(desk.world);
});
afterEach(() => desk.world.close());

type Answer = {
  status: number;
  message?: string;
  results?: { id: string | null; status: string; reason?: string }[];
};

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await action(
    pageRequest(desk.world, "/api/usage", {
      method: "POST",
      headers: { Authorization: authorization, "Content-Type": "application/json", ...headers },
      body,
    }),
  );
  return { status: response.status, ...((await response.json()) as object) };
}

const send = (body: unknown) => post(JSON.stringify(body));
const sendLines = (...lines: string[]) => post(lines.join("\n"), { "Content-Type": "application/x-ndjson" });

describe("POST /api/usage", () => {
  test("takes one event", async () => {
    const event = desk.event(await desk.meter());
    expect(await send(event)).toEqual({ status: 200, results: [{ id: event.id, status: "accepted" }] });
  });

  test("takes a batch and answers for each event in its order", async () => {
    const meter = await desk.meter();
    const [first, second] = [desk.event(meter), desk.event(meter)];
    await send(first);
    const wrong = desk.event(meter, { client: "nobody" });
    const { status, results } = await send({ events: [second, wrong, first, { ...first, value: "7" }] });
    expect(status).toBe(200);
    expect(results).toEqual([
      { id: second.id, status: "accepted" },
      { id: wrong.id, status: "refused", reason: 'There is no client with the id or key "nobody".' },
      { id: first.id, status: "duplicate" },
      {
        id: first.id,
        status: "conflict",
        reason: "An event with this id is there already, with another value.",
      },
    ]);
    expect(await countEvents(desk.world)).toBe(2);
  });

  test("takes an event a line, empty lines left out", async () => {
    const meter = await desk.meter();
    const lines = [JSON.stringify(desk.event(meter)), "", JSON.stringify(desk.event(meter)), ""];
    const { status, results } = await sendLines(...lines);
    expect([status, results?.length]).toEqual([200, 2]);
  });

  test("answers an empty batch with no results", async () => {
    expect(await send({ events: [] })).toEqual({ status: 200, results: [] });
  });

  test("counts an agent's events too", async () => {
    authorization = `Bearer ${(await keyOf(await desk.world.as("agent"))).key}`;
    const { results } = await send(desk.event(await desk.meter()));
    expect(results?.[0]?.status).toBe("accepted");
  });

  test("wants a key", async () => {
    authorization = "Bearer sb_nobody";
    expect(await send({})).toMatchObject({ status: 401 });
    expect(await countEvents(desk.world)).toBe(0);
  });

  test("is for posting alone", async () => {
    const answers = [
      await loader(pageRequest(desk.world, "/api/usage")),
      await action(pageRequest(desk.world, "/api/usage", { method: "PUT", body: "{}" })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([405, 405]);
  });
});

describe("a body that cannot be read takes in nothing", () => {
  test("because it is no JSON", async () => {
    expect(await post('{"events": [')).toEqual({
      status: 400,
      message: "The body is not valid JSON. Nothing was taken.",
    });
  });

  test("because it is no UTF-8", async () => {
    expect(await post(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 400 });
  });

  test.each([
    ["a list", "[]"],
    ["a text", '"event"'],
    ["null", "null"],
    ["events that are no list", '{"events": {}}'],
    ["more than events", '{"events": [], "dryRun": true}'],
    ["nothing", ""],
  ])("because it is %s", async (_, body) => {
    expect((await post(body)).status).toBe(400);
  });

  test("because line 512 is broken, which is named", async () => {
    const meter = await desk.meter();
    const lines = Array.from({ length: 600 }, () => JSON.stringify(desk.event(meter)));
    lines[511] = '{"id": "half';
    expect(await sendLines(...lines)).toEqual({
      status: 400,
      message: "The text of line 512 is not valid JSON. Nothing was taken.",
    });
    expect(await countEvents(desk.world)).toBe(0);
  });

  test("because it has 11,000 events", async () => {
    const meter = await desk.meter();
    const events = Array.from({ length: 11_000 }, () => desk.event(meter));
    const expected = {
      status: 413,
      message: "A request has at most 10,000 events. Send them in smaller batches.",
    };
    expect(await send({ events })).toEqual(expected);
    expect(await sendLines(...events.map((event) => JSON.stringify(event)))).toEqual(expected);
    expect(await refusalOf(api.usage.ingest.mutate({ events }))).toMatchObject({
      status: 413,
      message: expected.message,
    });
    expect(await countEvents(desk.world)).toBe(0);
  });

  test("because it has 20 MB, whether it says so or not", async () => {
    const body = " ".repeat(20 * 1024 * 1024);
    expect((await post(body, { "Content-Length": String(body.length) })).status).toBe(413);
    const parts = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024).fill(32)),
    });
    const request = new Request("http://localhost:3000/api/usage", {
      method: "POST",
      headers: { Authorization: authorization },
      body: parts,
      duplex: "half",
    });
    const answer = await action({ ...pageRequest(desk.world, "/api/usage"), request });
    expect([answer.status, answer.headers.get("Connection")]).toEqual([413, "close"]);
  });

  test("while ten thousand events are taken", async () => {
    const meter = await desk.meter();
    const events = Array.from({ length: 10_000 }, () => desk.event(meter, { value: "0.1" }));
    const { results } = await send({ events });
    expect(new Set(results?.map(({ status }) => status))).toEqual(new Set(["accepted"]));
    const period = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
    const summary = await api.usage.summary.query({ clientId: desk.client.id, meter: meter.key, ...period });
    expect(summary).toEqual({ value: "1000", count: 10_000 });
  });
});

const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`p${index}`, 1]));

describe("an event is refused with a sentence, and its batch is taken,", () => {
  test.each<[string, unknown, string]>([
    ["that is no object", "event", "An event is an object { id, meter, client, value, at, properties }."],
    ["that is null", null, "An event is an object { id, meter, client, value, at, properties }."],
    ["that is a list", [], "An event is an object { id, meter, client, value, at, properties }."],
    ["with a field that events do not have", { propertes: {} }, 'An event has no field named "propertes".'],
    ["without an id", { id: undefined }, "An event's id is a text of 1 to 200 characters."],
    ["with an empty id", { id: "" }, "An event's id is a text of 1 to 200 characters."],
    ["with a number for an id", { id: 7 }, "An event's id is a text of 1 to 200 characters."],
    ["with a long id", { id: "x".repeat(201) }, "An event's id is a text of 1 to 200 characters."],
    ["with a NUL in its id", { id: "a\0b" }, "An event's id is a text of 1 to 200 characters."],
    ["with half a character in its id", { id: "\ud800" }, "An event's id is a text of 1 to 200 characters."],
    ["of an unknown meter", { meter: "none" }, 'There is no meter with the key "none".'],
    ["without a meter", { meter: undefined }, "There is no meter with the key that is missing or no text."],
    ["of an unknown client", { client: "none" }, 'There is no client with the id or key "none".'],
    [
      "of a client that is no text",
      { client: 1 },
      "There is no client with the id or key that is missing or no text.",
    ],
    [
      "whose value is a word",
      { value: "many" },
      'The value cannot be read. Write a plain decimal number such as "12.5".',
    ],
    [
      "whose value is NaN",
      { value: "NaN" },
      'The value cannot be read. Write a plain decimal number such as "12.5".',
    ],
    ["whose value is null", { value: null }, 'The value must be a decimal such as "2.5".'],
    [
      "whose value is 1e400 as a text",
      { value: "1e400" },
      'The value cannot be read. Write a plain decimal number such as "12.5".',
    ],
    [
      "whose value has 13 digits",
      { value: "1234567890123" },
      "The value cannot be read. At most 12 digits are possible before the point.",
    ],
    [
      "whose value has 10 decimals",
      { value: "0.1234567891" },
      "The value cannot be read. At most 9 digits are possible after the point.",
    ],
    [
      "whose value is a number that JSON rounds",
      { value: 0.1234567890123456 },
      'Write a value of so many digits as a text such as "2.5".',
    ],
    ["whose value is negative", { value: "-0.5" }, 'The meter "strict" takes no negative values.'],
    [
      "without an instant",
      { at: undefined },
      '"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.',
    ],
    [
      "whose instant has no zone",
      { at: "2026-03-10T10:00:00" },
      '"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.',
    ],
    [
      "whose instant is a day",
      { at: "2026-03-10" },
      '"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.',
    ],
    [
      "on a day that does not exist",
      { at: "2026-02-30T10:00:00Z" },
      '"at" must be an instant such as "2026-03-01T09:30:00Z", with its zone.',
    ],
    ["from the far future", { at: "2126-03-10T10:00:00Z" }, '"at" is more than five minutes in the future.'],
    [
      "five minutes and a moment ahead",
      { at: "2026-03-20T12:05:00.001Z" },
      '"at" is more than five minutes in the future.',
    ],
    ["from before 2000", { at: "1999-12-31T23:59:59Z" }, '"at" is before the year 2000.'],
    [
      "whose properties are a list",
      { properties: ["a"] },
      '"properties" must be an object of texts, numbers and booleans.',
    ],
    [
      "whose properties are null",
      { properties: null },
      '"properties" must be an object of texts, numbers and booleans.',
    ],
    [
      "whose properties are nested",
      { properties: { a: { b: 1 } } },
      'The property "a" must be a text, a number or a boolean.',
    ],
    [
      "with a long property",
      { properties: { a: "x".repeat(501) } },
      'The property "a" can have at most 500 characters.',
    ],
    [
      "with a NUL in a property",
      { properties: { a: "\0" } },
      'The property "a" has characters that cannot be stored.',
    ],
    ["with 51 properties", { properties: many }, "An event has at most 50 properties."],
  ])("%s", async (_, over, reason) => {
    const meter = await desk.meter({ key: "strict" });
    const event =
      typeof over === "object" && over && !Array.isArray(over)
        ? desk.event(meter, over as Record<string, unknown>)
        : over;
    const { status, results } = await send({ events: [desk.event(meter), event, desk.event(meter)] });
    expect(status).toBe(200);
    expect(results?.map((result) => result.status)).toEqual(["accepted", "refused", "accepted"]);
    expect(results?.[1]?.reason).toBe(reason);
    expect(await countEvents(desk.world)).toBe(2);
  });

  test("whose value is 1e400 as a number", async () => {
    const event = JSON.stringify(desk.event(await desk.meter(), { value: 1 })).replace(
      '"value":1',
      '"value":1e400',
    );
    const { results } = await post(event);
    expect(results?.[0]).toMatchObject({ status: "refused" });
  });

  test("that lacks the property whose values are counted", async () => {
    const meter = await desk.meter({ aggregation: "unique", uniqueProperty: "user" });
    const { results } = await send(desk.event(meter, { properties: { plan: "pro" } }));
    expect(results?.[0]).toMatchObject({
      status: "refused",
      reason: `The meter "${meter.key}" counts different values of "user", and the event has no such property.`,
    });
  });

  test("but not five minutes ahead, negative where the meter allows it, or with properties of every kind", async () => {
    const meter = await desk.meter({ allowsNegative: true });
    const properties = { text: "", number: -0.5, flag: false, ["__proto__"]: "own" };
    const { results } = await send({
      events: [
        desk.event(meter, { at: "2026-03-20T12:05:00Z" }),
        desk.event(meter, { value: "-999999999999.999999999" }),
        desk.event(meter, { properties }),
        desk.event(meter, { value: -2.5, properties: {} }),
      ],
    });
    expect(results?.map(({ status, reason }) => reason ?? status)).toEqual(Array(4).fill("accepted"));
  });
});

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
