import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveTaxRate } from "#domain/catalog";
import { archiveClient, type ClientView } from "#domain/clients";
import { newId } from "#lib/ids";
import * as fresh from "../../app/routes/admin.invoices.new.tsx";
import { makeClient, makeTaxRate } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { goodFields, newInvoiceAt, row } from "./invoice-fields.ts";
import { refusalOf } from "./refusal-of.ts";

let world: World;
let browser: Browser;
let client: ClientView;
let vat: { id: string };
beforeAll(async () => {
  world = await createWorld();
  browser = await signedIn(world);
  client = await makeClient(world.ctx, { currency: "USD", netDays: 7 });
  vat = await makeTaxRate(world.ctx, { percent: "20" });
});
afterAll(() => world.close());

const countInvoices = () => world.database.db.invoice.count();

const good = () => goodFields({ clientId: client.id, taxRateId: vat.id });

describe("the new invoice form", () => {
  type Case = [name: string, changes: () => Record<string, string>, field: string, sentence: string];
  const first = (fields: Record<string, string>) => () =>
    row(0, { description: "A", unitPrice: "1", ...fields });
  const bad: Case[] = [
    ["no client", () => ({ clientId: "" }), "clientId", "Choose the client."],
    ["an unknown client", () => ({ clientId: newId() }), "clientId", "There is no such client."],
    ["no currency", () => ({ currency: "" }), "currency", "Choose a currency."],
    ["a wrong currency", () => ({ currency: "XXX" }), "currency", "Choose one of the currencies"],
    ["no line", () => row(0, {}), "lines[0].description", "at least one line"],
    [
      "a line without a description",
      first({ description: "" }),
      "lines[0].description",
      "Describe the line.",
    ],
    [
      "a description that is too long",
      first({ description: "x".repeat(1001) }),
      "lines[0].description",
      "at most",
    ],
    ["no quantity", first({ quantity: "" }), "lines[0].quantity", "Write a number"],
    ["a quantity of words", first({ quantity: "some" }), "lines[0].quantity", "Write a number"],
    ["an absurd quantity", first({ quantity: "9".repeat(13) }), "lines[0].quantity", "digits"],
    [
      "a quantity with seven decimals",
      first({ quantity: "1.1234567" }),
      "lines[0].quantity",
      "at most 6 decimals",
    ],
    ["no price", first({ unitPrice: "" }), "lines[0].unitPrice", "Write a number"],
    ["a price of words", first({ unitPrice: "free" }), "lines[0].unitPrice", "Write a number"],
    ["an absurd price", first({ unitPrice: "9".repeat(30) }), "lines[0].unitPrice", "digits"],
    ["a price with two readings", first({ unitPrice: "1,500" }), "lines[0].unitPrice", "two ways"],
    [
      "an amount beyond the limit",
      first({ quantity: "999999", unitPrice: "999999999" }),
      "lines[0].quantity",
      "large",
    ],
    ["a discount above 100%", first({ discountPercent: "101" }), "lines[0].discountPercent", "100"],
    ["a negative discount", first({ discountPercent: "-1" }), "lines[0].discountPercent", "0"],
    [
      "an unknown tax rate",
      first({ taxRateId: newId() }),
      "lines[0].taxRateId",
      "There is no such tax rate.",
    ],
    ["a discount on the whole above 100%", () => ({ discountPercent: "250" }), "discountPercent", "100"],
    ["a total below zero", first({ quantity: "-1" }), "lines[0].description", "cannot be negative"],
    ["a due date that does not exist", () => ({ dueOn: "2026-02-30" }), "dueOn", "exists"],
    ["a due date in the past", () => ({ dueOn: "2020-01-01" }), "dueOn", "cannot be before"],
    ["a due date and net days", () => ({ dueOn: "2026-12-01", netDays: "3" }), "dueOn", "not both"],
    ["negative net days", () => ({ netDays: "-3" }), "netDays", "from 0 to 365"],
    ["absurd net days", () => ({ netDays: "1e99" }), "netDays", "from 0 to 365"],
    ["notes that are too long", () => ({ notes: "x".repeat(2001) }), "notes", "at most 2000"],
    ["a supply date of words", () => ({ suppliedOn: "today" }), "suppliedOn", "YYYY-MM-DD"],
  ];

  test.each(bad)(
    "with %s is refused beside the field and nothing is saved",
    async (_, changes, field, sentence) => {
      const before = await countInvoices();
      const answer = refusalOf(await browser.submit(fresh.action, newInvoiceAt, { ...good(), ...changes() }));
      expect(answer.status).toBe(422);
      expect(answer.errors[field]?.[0]).toContain(sentence);
      expect(await countInvoices()).toBe(before);
    },
  );

  test("names the row as it stands in the form when rows before it are empty", async () => {
    const form = {
      ...good(),
      ...row(0, {}),
      ...row(1, {}),
      ...row(2, { description: "Third", unitPrice: "1", taxRateId: newId() }),
    };
    const answer = refusalOf(await browser.submit(fresh.action, newInvoiceAt, form));
    expect(answer.errors).toHaveProperty(["lines[2].taxRateId"]);
    expect(answer.values["lines"]).toMatchObject({ 2: { description: "Third" } });
  });

  test("refuses another organization's client and tax rate as unknown ones", async () => {
    const foreigner = await world.foreigner();
    const clientId = (await makeClient(foreigner)).id;
    const taxRateId = (await makeTaxRate(foreigner)).id;
    const withClient = refusalOf(await browser.submit(fresh.action, newInvoiceAt, { ...good(), clientId }));
    const withRate = refusalOf(
      await browser.submit(fresh.action, newInvoiceAt, {
        ...good(),
        ...row(0, { description: "A", unitPrice: "1", taxRateId }),
      }),
    );
    expect(withClient.errors).toEqual({ clientId: ["There is no such client."] });
    expect(withRate.errors).toEqual({ "lines[0].taxRateId": ["There is no such tax rate."] });
  });

  test("refuses a client and a tax rate that are archived", async () => {
    const gone = await makeClient(world.ctx);
    await archiveClient(world.ctx, gone);
    const old = await makeTaxRate(world.ctx, { name: "Old VAT" });
    await archiveTaxRate(world.ctx, old);
    const answers = [
      refusalOf(await browser.submit(fresh.action, newInvoiceAt, { ...good(), clientId: gone.id })),
      refusalOf(
        await browser.submit(fresh.action, newInvoiceAt, {
          ...good(),
          ...row(0, { description: "A", unitPrice: "1", taxRateId: old.id }),
        }),
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 422]);
    expect(answers[0]?.errors["clientId"]?.[0]).toContain("archived");
    expect(answers[1]?.errors["lines[0].taxRateId"]?.[0]).toContain("archived");
  });
});
