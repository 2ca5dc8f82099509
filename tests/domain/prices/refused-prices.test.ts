import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMeter } from "#domain/meters";
import { createPrice, listPrices } from "#domain/prices";
import { createWorld, type World } from "../../world.ts";

// Refusals change nothing, so that one world does for all of them.
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createMeter(world.ctx, { key: "calls", name: "API calls", unit: "call", aggregation: "count" });
});
afterAll(() => world.close());

const of = { name: "Calls", currency: "EUR", meterKey: "calls" };
const perCall = { ...of, model: "per_unit", unitAmountDecimal: "10" };
const graduated = (...tiers: unknown[]) => ({ ...of, model: "graduated", tiers });
const last = { upTo: null, unitAmountDecimal: "1" };
const upTo = (end: unknown) => ({ upTo: end, unitAmountDecimal: "1" });
const plainDecimal = 'Write a plain decimal number such as "12.5".';

describe("a price is refused", () => {
  test.each([
    ["name", { ...perCall, name: "" }, "The name is missing."],
    ["currency", { ...perCall, currency: "XYZ" }, "Choose one of the currencies that can be charged."],
    [
      "model",
      { ...perCall, model: "auction" },
      "The model is one of flat, per_unit, graduated, volume, package, percentage.",
    ],
    ["meterKey", { ...perCall, meterKey: undefined }, "Choose the meter that counts what is priced."],
    [
      "meterKey",
      { ...of, model: "flat", unitAmountDecimal: "5" },
      "A flat price counts nothing. Leave the meter out.",
    ],
    ["unitAmountDecimal", { ...of, model: "per_unit" }, "Enter the price of a unit."],
    ["unitAmountDecimal", { ...perCall, unitAmountDecimal: "ten" }, plainDecimal],
    ["unitAmountDecimal", { ...perCall, unitAmountDecimal: "NaN" }, plainDecimal],
    ["unitAmountDecimal", { ...perCall, unitAmountDecimal: "1e400" }, plainDecimal],
    [
      "unitAmountDecimal",
      { ...perCall, unitAmountDecimal: 0.1 },
      'The unit price is a decimal number as a text, such as "12.5".',
    ],
    ["unitAmountDecimal", { ...perCall, unitAmountDecimal: "-1" }, "The unit price cannot be negative."],
    [
      "unitAmountDecimal",
      { ...perCall, unitAmountDecimal: "0.0000000000001" },
      "At most 12 digits are possible after the point.",
    ],
    ["tiers", { ...perCall, tiers: [last] }, "A price of the model per_unit has no tiers."],
    ["percent", { ...perCall, percent: "5" }, "A price of the model per_unit has no percent."],
    [
      "freeUnits",
      { name: "Fee", currency: "EUR", model: "flat", unitAmountDecimal: "5", freeUnits: "1" },
      "A price of the model flat has no freeUnits.",
    ],
    [
      "fixedAmount",
      { name: "Fee", currency: "EUR", model: "flat", unitAmountDecimal: "5", fixedAmount: 5 },
      "A price of the model flat has no fixedAmount.",
    ],
    ["freeUnits", { ...perCall, freeUnits: "-1" }, "The free units cannot be negative."],
    ["minimumAmount", { ...perCall, minimumAmount: -1 }, "The minimum cannot be negative."],
    ["minimumAmount", { ...perCall, minimumAmount: 10 ** 13 }, "The minimum is too large."],
    [
      "minimumAmount",
      { ...perCall, minimumAmount: "500" },
      "The minimum is a whole number of minor units, such as 1999 for 19.99.",
    ],
    [
      "maximumAmount",
      { ...perCall, minimumAmount: 500, maximumAmount: 499 },
      "The maximum is at least the minimum.",
    ],
    ["tiers", { ...of, model: "volume" }, "Enter the tiers."],
    ["tiers", graduated(), "Enter at least one tier."],
    ["tiers.0.upTo", graduated(upTo("10")), "The last tier has no end, so that every quantity has a price."],
    ["tiers.0.upTo", graduated(last, last), "Only the last tier has no end."],
    ["tiers.0.upTo", graduated(upTo("0"), last), "A tier ends above 0."],
    ["tiers.1.upTo", graduated(upTo("10"), upTo("10.0"), last), "A tier ends above the tier before it."],
    ["tiers.1.upTo", graduated(upTo("10"), upTo("9"), last), "A tier ends above the tier before it."],
    ["tiers.0.flatAmount", graduated({ ...last, flatAmount: -1 }), "The flat amount cannot be negative."],
    ["tiers.0.from", graduated({ ...last, from: "1" }), 'There is no field named "from".'],
    ["tiers", graduated(...Array<unknown>(51).fill(last)), "A price can have at most 50 tiers."],
    [
      "packageSize",
      { ...of, model: "package", unitAmountDecimal: "5" },
      "Enter how many units a package holds.",
    ],
    [
      "packageSize",
      { ...of, model: "package", unitAmountDecimal: "5", packageSize: "0" },
      "A package holds more than 0 units.",
    ],
    ["percent", { ...of, model: "percentage" }, "Enter the percentage."],
    ["percent", { ...of, model: "percentage", percent: "101" }, "A percentage is between 0 and 100."],
    ["discount", { ...perCall, discount: "5" }, 'There is no field named "discount".'],
  ])("with a sentence at %s for %j", async (path, input, message) => {
    await expect(createPrice(world.ctx, input as never)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message }],
    });
    expect((await listPrices(world.ctx)).items).toEqual([]);
  });

  test("with a sentence for each of several mistakes", async () => {
    const input = { ...of, model: "package", freeUnits: "many" };
    await expect(createPrice(world.ctx, input as never)).rejects.toMatchObject({
      fields: [{ path: "freeUnits" }],
    });
    await expect(createPrice(world.ctx, { ...input, freeUnits: "1" } as never)).rejects.toMatchObject({
      fields: [{ path: "unitAmountDecimal" }, { path: "packageSize" }],
    });
  });
});
