import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTaxRate, listTaxRates } from "#domain/catalog";
import { createWorld, type World } from "../../world.ts";

// Refusals change nothing, so that one world does for all of them.
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const vat = { name: "VAT", percent: "19", inclusive: false };

describe("a tax rate is refused", () => {
  test.each([
    ["percent", { ...vat, percent: "-1" }, "A percentage is between 0 and 100."],
    ["percent", { ...vat, percent: "1000" }, "A percentage is between 0 and 100."],
    ["percent", { ...vat, percent: "100.0001" }, "A percentage is between 0 and 100."],
    ["percent", { ...vat, percent: "1.00001" }, "At most 4 digits are possible after the point."],
    ["percent", { ...vat, percent: "nineteen" }, 'Write a plain decimal number such as "12.5".'],
    ["percent", { ...vat, percent: 19 }, 'Write the percentage as a text such as "19" or "7.7".'],
    ["name", { ...vat, name: "  " }, "The name is missing."],
    ["name", { ...vat, name: "x".repeat(61) }, "The name can have at most 60 characters."],
    ["name", { ...vat, name: "a\nb" }, "The name must be one line of text."],
    ["inclusive", { name: "VAT", percent: "19" }, "Say whether prices contain the tax."],
    ["rate", { ...vat, rate: "19" }, 'There is no field named "rate".'],
  ])("with a sentence at %s for %j", async (path, input, message) => {
    await expect(createTaxRate(world.ctx, input as typeof vat)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message }],
    });
    expect((await listTaxRates(world.ctx)).items).toEqual([]);
  });
});
