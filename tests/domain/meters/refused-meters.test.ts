import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMeter, listMeters } from "#domain/meters";
import { createWorld, type World } from "../../world.ts";

// Refusals change nothing, so that one world does for all of them.
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const calls = { key: "calls", name: "API calls", unit: "call", aggregation: "count" } as const;
const keySentence =
  "A key has 1 to 64 letters, digits and the signs - _ . : and starts with a letter or a digit.";

describe("a meter is refused", () => {
  test.each([
    ["key", { ...calls, key: "" }, keySentence],
    ["key", { ...calls, key: "api calls" }, keySentence],
    ["key", { ...calls, key: "-calls" }, keySentence],
    ["key", { ...calls, key: "x".repeat(65) }, keySentence],
    ["key", { ...calls, key: undefined }, "The key is missing."],
    ["name", { ...calls, name: " " }, "The name is missing."],
    ["unit", { ...calls, unit: "" }, "The unit is missing."],
    ["unit", { ...calls, unit: "x".repeat(41) }, "The unit can have at most 40 characters."],
    [
      "aggregation",
      { ...calls, aggregation: "average" },
      "The aggregation is one of count, sum, max, last, unique.",
    ],
    ["uniqueProperty", { ...calls, aggregation: "unique" }, "Say whose different values are counted."],
    [
      "uniqueProperty",
      { ...calls, uniqueProperty: "user" },
      "Only a meter of the aggregation unique has such a property.",
    ],
    ["filters.0", { ...calls, filters: ["region"] }, "A filter has a property and values."],
    [
      "filters.0.values",
      { ...calls, filters: [{ property: "region", values: [] }] },
      "A filter has at least one value.",
    ],
    [
      "filters",
      { ...calls, filters: ["a", "a"].map((property) => ({ property, values: ["x"] })) },
      "Each property can be filtered once.",
    ],
    ["groupBy", { ...calls, groupBy: ["region", "region"] }, "Each property can be grouped by once."],
    ["groupBy", { ...calls, groupBy: [..."abcdef"] }, "A meter can be grouped by at most 5 properties."],
    ["groupBy.0", { ...calls, groupBy: [""] }, "The property is missing."],
    ["allowsNegative", { ...calls, allowsNegative: "no" }, "Say whether values can be below zero."],
    ["price", { ...calls, price: 3 }, 'There is no field named "price".'],
  ])("with a sentence at %s for %j", async (path, input, message) => {
    await expect(createMeter(world.ctx, input as typeof calls)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message }],
    });
    expect((await listMeters(world.ctx)).items).toEqual([]);
  });
});
