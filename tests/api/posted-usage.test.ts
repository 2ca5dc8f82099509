import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { action, loader } from "../../app/routes/api.usage.ts";
import { createUsageDesk, countEvents, type UsageDesk } from "../domain/usage/desk.ts";
import { pageRequest } from "../web/page-request.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";
import { openUsageDoor, type UsageDoor } from "./usage-door.ts";

let desk: UsageDesk;
let door: UsageDoor;
let api: Api;
beforeEach(async () => {
  desk = await createUsageDesk();
  door = await openUsageDoor(desk);
  api = await apiOf(desk.world);
});
afterEach(() => desk.world.close());

describe("POST /api/usage", () => {
  test("takes one event", async () => {
    const event = desk.event(await desk.meter());
    expect(await door.send(event)).toEqual({ status: 200, results: [{ id: event.id, status: "accepted" }] });
  });

  test("takes a batch and answers for each event in its order", async () => {
    const meter = await desk.meter();
    const [first, second] = [desk.event(meter), desk.event(meter)];
    await door.send(first);
    const wrong = desk.event(meter, { client: "nobody" });
    const { status, results } = await door.send({ events: [second, wrong, first, { ...first, value: "7" }] });
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
    const { status, results } = await door.sendLines(...lines);
    expect([status, results?.length]).toEqual([200, 2]);
  });

  test("answers an empty batch with no results", async () => {
    expect(await door.send({ events: [] })).toEqual({ status: 200, results: [] });
  });

  test("counts an agent's events too", async () => {
    const agents = await openUsageDoor(desk, await desk.world.as("agent"));
    const { results } = await agents.send(desk.event(await desk.meter()));
    expect(results?.[0]?.status).toBe("accepted");
  });

  test("wants a key", async () => {
    expect(await door.post("{}", { Authorization: "Bearer sb_nobody" })).toMatchObject({ status: 401 });
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
    expect(await door.post('{"events": [')).toEqual({
      status: 400,
      message: "The body is not valid JSON. Nothing was taken.",
    });
  });

  test("because it is no UTF-8", async () => {
    expect(await door.post(new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 400 });
  });

  test.each([
    ["a list", "[]"],
    ["a text", '"event"'],
    ["null", "null"],
    ["events that are no list", '{"events": {}}'],
    ["more than events", '{"events": [], "dryRun": true}'],
    ["nothing", ""],
  ])("because it is %s", async (_, body) => {
    expect((await door.post(body)).status).toBe(400);
  });

  test("because line 512 is broken, which is named", async () => {
    const meter = await desk.meter();
    const lines = Array.from({ length: 600 }, () => JSON.stringify(desk.event(meter)));
    lines[511] = '{"id": "half';
    expect(await door.sendLines(...lines)).toEqual({
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
    expect(await door.send({ events })).toEqual(expected);
    expect(await door.sendLines(...events.map((event) => JSON.stringify(event)))).toEqual(expected);
    expect(await refusalOf(api.usage.ingest.mutate({ events }))).toMatchObject({
      status: 413,
      message: expected.message,
    });
    expect(await countEvents(desk.world)).toBe(0);
  });

  test("because it has 20 MB, whether it says so or not", async () => {
    const body = " ".repeat(20 * 1024 * 1024);
    expect((await door.post(body, { "Content-Length": String(body.length) })).status).toBe(413);
    const parts = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024).fill(32)),
    });
    const request = new Request("http://localhost:3000/api/usage", {
      method: "POST",
      headers: { Authorization: door.authorization },
      body: parts,
      duplex: "half",
    });
    const answer = await action({ ...pageRequest(desk.world, "/api/usage"), request });
    expect([answer.status, answer.headers.get("Connection")]).toEqual([413, "close"]);
  });

  test("while ten thousand events are taken", async () => {
    const meter = await desk.meter();
    const events = Array.from({ length: 10_000 }, () => desk.event(meter, { value: "0.1" }));
    const { results } = await door.send({ events });
    expect(new Set(results?.map(({ status }) => status))).toEqual(new Set(["accepted"]));
    const period = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
    const summary = await api.usage.summary.query({ clientId: desk.client.id, meter: meter.key, ...period });
    expect(summary).toEqual({ value: "1000", count: 10_000 });
  });
});
