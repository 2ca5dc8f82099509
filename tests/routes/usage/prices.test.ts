import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMeter } from "#domain/meters";
import { listPrices } from "#domain/prices";
import * as prices from "../../../app/routes/admin.usage.prices._index.tsx";
import * as newPrice from "../../../app/routes/admin.usage.prices.new.tsx";
import * as pricePage from "../../../app/routes/admin.usage.prices.$id._index.tsx";
import * as archiving from "../../../app/routes/admin.usage.prices.$id.archiving.ts";
import * as versions from "../../../app/routes/admin.usage.prices.$id.versions.tsx";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { refusalOf } from "../refusal-of.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
  browser = await signedIn(world);
  await createMeter(world.ctx, { key: "calls", name: "API calls", unit: "call", aggregation: "count" });
});
afterEach(() => world.close());

const perCall = { name: "Calls", currency: "EUR", meterKey: "calls", model: "per_unit", unitPrice: "0,10" };
const graduated = { name: "Calls", currency: "EUR", meterKey: "calls", model: "graduated" };

const create = (fields: Record<string, string>) =>
  browser.submit(newPrice.action, "/admin/usage/prices/new", fields);

describe("a new price by form", () => {
  test("asks for the model first, in the address, so that it needs no script", async () => {
    const modelIn = async (query: string) =>
      (await browser.load(newPrice.loader, `/admin/usage/prices/new${query}`)).data.model;
    expect(await modelIn("")).toBeNull();
    expect(await modelIn("?model=auction")).toBeNull();
    expect(await modelIn("?model=package")).toBe("package");
    const { data } = await browser.load(newPrice.loader, "/admin/usage/prices/new?model=volume");
    expect(data.meters.options).toEqual([{ value: "calls", label: "API calls (call)" }]);
  });

  test("reads amounts as people type them, and is made once however often the form is sent", async () => {
    const fields = { ...perCall, formKey: "form-1", freeUnits: "1000", maximumAmount: "5.000,00" };
    const answers = [await create(fields), await create(fields)];
    const { items } = await listPrices(world.ctx);
    expect(items).toMatchObject([
      {
        name: "Calls",
        meterKey: "calls",
        terms: {
          model: "per_unit",
          unitAmountDecimal: "10",
          freeUnits: "1000",
          maximumAmount: 500_000n,
        },
      },
    ]);
    const page = `/admin/usage/prices/${items[0]?.id}`;
    expect(answers).toMatchObject([1, 2].map(() => ({ location: page })));
    expect(answers[0]?.flash).toBe("Calls can be used in plans now.");
  });

  test("takes the rows of tiers that hold something", async () => {
    await create({
      ...graduated,
      "tiers[0].upTo": "100",
      "tiers[0].unitPrice": "0.50",
      "tiers[0].flatAmount": "5",
      "tiers[1].upTo": "",
      "tiers[1].unitPrice": "",
      "tiers[2].upTo": "",
      "tiers[2].unitPrice": "0.000125",
      unitPrice: "left over from another model",
    });
    expect((await listPrices(world.ctx)).items).toMatchObject([
      {
        terms: {
          model: "graduated",
          tiers: [
            { upTo: "100", unitAmountDecimal: "50", flatAmount: 500n },
            { upTo: null, unitAmountDecimal: "0.0125" },
          ],
        },
      },
    ]);
  });

  test("of a percentage takes what is free as money", async () => {
    await create({
      ...graduated,
      model: "percentage",
      percent: "2,9 %",
      fixedAmount: "0.30",
      freeUnits: "500",
    });
    expect((await listPrices(world.ctx)).items).toMatchObject([
      { terms: { model: "percentage", percent: "2.9", fixedAmount: 30n, freeUnits: "50000" } },
    ]);
  });

  test("that is a flat fee needs no meter", async () => {
    await create({ name: "Base", currency: "JPY", model: "flat", unitPrice: "4900" });
    expect((await listPrices(world.ctx)).items).toMatchObject([
      { meterKey: null, terms: { model: "flat", unitAmountDecimal: "4900" } },
    ]);
  });

  test.each([
    [{ ...perCall, name: "" }, "name", "The name is missing."],
    [{ ...perCall, meterKey: "" }, "meterKey", "Choose the meter that counts what is priced."],
    [{ ...perCall, currency: "XYZ" }, "currency", "Choose a currency."],
    [{ ...perCall, unitPrice: "" }, "unitPrice", "Enter the price of a unit."],
    [{ ...perCall, unitPrice: "ten" }, "unitPrice", "Write a number such as 1234.50."],
    [{ ...perCall, unitPrice: "-1" }, "unitPrice", "The unit price cannot be negative."],
    [{ ...perCall, freeUnits: "1e400" }, "freeUnits", "Write a number such as 1234.50."],
    [{ ...perCall, minimumAmount: "0.001" }, "minimumAmount", "EUR amounts have at most 2 decimals."],
    [
      { ...perCall, minimumAmount: "10", maximumAmount: "9" },
      "maximumAmount",
      "The maximum is at least the minimum.",
    ],
    [graduated, "tiers[0].unitPrice", "Enter at least one tier."],
    [{ ...graduated, "tiers[1].upTo": "10" }, "tiers[1].unitPrice", "Enter the price of a unit."],
    [
      { ...graduated, "tiers[0].unitPrice": "1", "tiers[0].upTo": "10" },
      "tiers[0].upTo",
      "The last tier has no end, so that every quantity has a price.",
    ],
    [
      {
        ...graduated,
        "tiers[0].unitPrice": "1",
        "tiers[0].upTo": "9",
        "tiers[2].unitPrice": "1",
        "tiers[2].upTo": "9",
        "tiers[4].unitPrice": "1",
      },
      "tiers[2].upTo",
      "A tier ends above the tier before it.",
    ],
    [{ ...perCall, model: "package" }, "packageSize", "Enter how many units a package holds."],
    [{ ...perCall, model: "percentage", percent: "120" }, "percent", "A percentage is between 0 and 100."],
  ])("%j is refused at %s, and what was typed stays", async (fields, field, sentence) => {
    const { status, errors, values } = refusalOf(await create(fields));
    expect(status).toBe(422);
    expect(errors[field]).toEqual([sentence]);
    expect(values["model"]).toBe(fields.model);
    expect((await listPrices(world.ctx)).items).toEqual([]);
  });
});

describe("a price's page", () => {
  const open = async (query = "") => {
    const { items } = await listPrices(world.ctx);
    const id = String(items[0]?.id);
    return (await browser.load(pricePage.loader, `/admin/usage/prices/${id}${query}`, { id })).data;
  };

  test("says in words what it costs, and reckons with a typed quantity", async () => {
    await create({ ...perCall, freeUnits: "1000" });
    const { words, versions: shown, quote } = await open();
    expect(words).toBe("€0.10 per call, first 1,000 free");
    expect(shown).toEqual([{ number: 1, effectiveFrom: "1000-01-01", words }]);
    expect(quote).toEqual({ typed: "", problem: null, rating: null });
    expect((await open("?quantity=1234,5")).quote).toMatchObject({
      problem: null,
      rating: { amount: 2345n, steps: [{ kind: "free" }, { kind: "unit", amountDecimal: "2345" }] },
    });
  });

  test("says beside the quantity what is wrong with it", async () => {
    await create({ ...perCall, unitPrice: "9999" });
    expect((await open("?quantity=many")).quote).toEqual({
      typed: "many",
      problem: "Write a number such as 1234.50.",
      rating: null,
    });
    expect((await open("?quantity=999999999999")).quote.problem).toBe(
      "At this price the quantity costs more than an amount can be.",
    );
  });

  test("of a percentage reckons with money", async () => {
    await create({ ...perCall, model: "percentage", percent: "2.9" });
    expect((await open("?quantity=100.00")).quote.rating?.amount).toBe(290n);
  });

  test("leads to the archive by a button, once it is not needed any more", async () => {
    await create(perCall);
    const { price } = await open();
    const { id } = price;
    const answer = await browser.submit(archiving.action, `/admin/usage/prices/${id}/archiving`, {}, { id });
    expect(answer).toMatchObject({ location: "/admin/usage/prices", flash: "Calls is archived." });
    expect((await browser.load(prices.loader, "/admin/usage/prices")).data.rows).toEqual([]);
    expect((await browser.load(prices.loader, "/admin/usage/prices?archived=yes")).data.rows).toMatchObject([
      { id, words: "€0.10 per call", model: "Per unit", meterName: "API calls" },
    ]);
  });
});

test("an agent sees no prices' pages and changes none", async () => {
  await create(perCall);
  const { items } = await listPrices(world.ctx);
  const id = String(items[0]?.id);
  const agent = await signedIn(world, await world.as("agent"));
  const pages = [
    agent.load(prices.loader, "/admin/usage/prices"),
    agent.load(pricePage.loader, `/admin/usage/prices/${id}`, { id }),
    agent.load(versions.loader, `/admin/usage/prices/${id}/versions`, { id }),
    agent.submit(newPrice.action, "/admin/usage/prices/new", perCall),
    agent.submit(versions.action, `/admin/usage/prices/${id}/versions`, {}, { id }),
    agent.submit(archiving.action, `/admin/usage/prices/${id}/archiving`, {}, { id }),
  ];
  for (const answer of await Promise.all(pages)) expect(answer.status).toBe(403);
  expect((await listPrices(world.ctx)).items).toEqual(items);
});
