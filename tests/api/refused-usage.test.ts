import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createUsageDesk, countEvents, type UsageDesk } from "../domain/usage/desk.ts";
import { openUsageDoor, type UsageDoor } from "./usage-door.ts";

let desk: UsageDesk;
let door: UsageDoor;
beforeEach(async () => {
  desk = await createUsageDesk();
  door = await openUsageDoor(desk);
});
afterEach(() => desk.world.close());

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
    const { status, results } = await door.send({ events: [desk.event(meter), event, desk.event(meter)] });
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
    const { results } = await door.post(event);
    expect(results?.[0]).toMatchObject({ status: "refused" });
  });

  test("that lacks the property whose values are counted", async () => {
    const meter = await desk.meter({ aggregation: "unique", uniqueProperty: "user" });
    const { results } = await door.send(desk.event(meter, { properties: { plan: "pro" } }));
    expect(results?.[0]).toMatchObject({
      status: "refused",
      reason: `The meter "${meter.key}" counts different values of "user", and the event has no such property.`,
    });
  });

  test("but not five minutes ahead, negative where the meter allows it, or with properties of every kind", async () => {
    const meter = await desk.meter({ allowsNegative: true });
    const properties = { text: "", number: -0.5, flag: false, ["__proto__"]: "own" };
    const { results } = await door.send({
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
