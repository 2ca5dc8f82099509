import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveClient } from "#domain/clients";
import { createInvoice, previewTotals } from "#domain/invoices";
import { makeClient, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

// Refusals change nothing, so that one world does for all of them.
let world: World;
let clientId: string;
beforeAll(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
  clientId = (await makeClient(world.ctx)).id;
});
afterAll(() => world.close());

type Input = Parameters<typeof createInvoice>[1];
const line = { description: "Work", quantity: "1", unitAmount: 1000 };
const good = () => ({ clientId, currency: "EUR", lines: [line] });

describe("a draft is refused", () => {
  test.each<[string, object, string]>([
    ["clientId", { clientId: "unknown" }, "There is no such client."],
    ["clientId", { clientId: undefined }, "Choose the client."],
    ["currency", { currency: "ABC" }, "Choose one of the currencies that can be charged."],
    ["currency", { currency: 5 }, "Choose a currency."],
    ["lines", { lines: [] }, "An invoice needs at least one line."],
    ["lines", { lines: undefined }, "An invoice needs at least one line."],
    ["lines.0.description", { lines: [{ ...line, description: " " }] }, "Describe the line."],
    [
      "lines.0.description",
      { lines: [{ ...line, description: "x".repeat(1001) }] },
      "The description can have at most 1000 characters.",
    ],
    [
      "lines.0.quantity",
      { lines: [{ ...line, quantity: "many" }] },
      'Write a plain decimal number such as "12.5".',
    ],
    [
      "lines.0.quantity",
      { lines: [{ ...line, quantity: 1 }] },
      'Write the quantity as a text such as "1.5".',
    ],
    [
      "lines.0.quantity",
      { lines: [{ ...line, quantity: "1.0000001" }] },
      "At most 6 digits are possible after the point.",
    ],
    [
      "lines.0.quantity",
      { lines: [{ ...line, quantity: "1.123456789012" }] },
      "At most 6 digits are possible after the point.",
    ],
    [
      "lines.0.quantity",
      { lines: [{ ...line, quantity: "999999999999" }] },
      "Quantity times unit price is too large.",
    ],
    ["lines.0.unitAmount", { lines: [{ description: "A", quantity: "1" }] }, "The unit price is missing."],
    [
      "lines.0.unitAmount",
      { lines: [{ ...line, unitAmountDecimal: "1" }] },
      "Give the unit price once, not in both ways.",
    ],
    [
      "lines.0.unitAmount",
      { lines: [{ ...line, unitAmount: 19.99 }] },
      "The unit price is a whole number of minor units, such as 1999 for 19.99.",
    ],
    [
      "lines.0.unitAmount",
      { lines: [{ ...line, unitAmount: "1999" }] },
      "The unit price is a whole number of minor units, such as 1999 for 19.99.",
    ],
    ["lines.0.unitAmount", { lines: [{ ...line, unitAmount: 2e12 }] }, "The unit price is too large."],
    ["lines.0.taxRateIds", { lines: [{ ...line, taxRateIds: ["unknown"] }] }, "There is no such tax rate."],
    [
      "lines.0.discount",
      { lines: [{ ...line, discount: {} }] },
      "A discount is either a percentage or an amount.",
    ],
    [
      "lines.0.discount",
      { lines: [{ ...line, discount: { percent: "5", amount: 5 } }] },
      "A discount is either a percentage or an amount.",
    ],
    [
      "lines.0.discount.percent",
      { lines: [{ ...line, discount: { percent: "101" } }] },
      "A percentage is between 0 and 100.",
    ],
    [
      "lines.0.discount.amount",
      { lines: [{ ...line, discount: { amount: -1 } }] },
      "A discount cannot be negative.",
    ],
    ["discount.percent", { discount: { percent: "-1" } }, "A percentage is between 0 and 100."],
    ["lines", { lines: [{ ...line, quantity: "-1" }] }, "The total of an invoice cannot be negative."],
    ["netDays", { netDays: 366 }, "Net days are a whole number from 0 to 365."],
    ["dueOn", { dueOn: "2026-02-30" }, "Write a date that exists as YYYY-MM-DD."],
    [
      "dueOn",
      { dueOn: "2026-03-01" },
      "The due date cannot be before the issue date, which is 2026-03-02 or later.",
    ],
    ["dueOn", { dueOn: "2026-04-01", netDays: 14 }, "Give a due date or net days, not both."],
    ["suppliedOn", { suppliedOn: "yesterday" }, "Write a date that exists as YYYY-MM-DD."],
    ["notes", { notes: "x".repeat(2001) }, "The notes can have at most 2000 characters."],
    ["paid", { paid: true }, 'There is no field named "paid".'],
    ["lines.0.price", { lines: [{ ...line, price: 5 }] }, 'There is no field named "price".'],
  ])("with a sentence at %s for %j", async (path, over, message) => {
    const input = { ...good(), ...over } as Input;
    await expect(createInvoice(world.ctx, input)).rejects.toMatchObject({
      kind: "invalid",
      fields: expect.arrayContaining([{ path, message }]),
    });
    expect(await world.database.db.invoice.count()).toBe(0);
  });

  test("for a client of another organization, as if there were none", async () => {
    const foreign = await makeClient(await world.foreigner());
    await expect(createInvoice(world.ctx, { ...good(), clientId: foreign.id })).rejects.toMatchObject({
      fields: [{ path: "clientId", message: "There is no such client." }],
    });
  });

  test("with another organization's tax rate, as if there were none", async () => {
    const foreign = await makeTaxRate(await world.foreigner());
    const lines = [{ ...line, taxRateIds: [foreign.id] }];
    await expect(createInvoice(world.ctx, { ...good(), lines })).rejects.toMatchObject({
      fields: [{ path: "lines.0.taxRateIds", message: "There is no such tax rate." }],
    });
    await expect(previewTotals(world.ctx, { currency: "EUR", lines })).rejects.toThrow("no such tax rate");
  });

  test("for an archived client", async () => {
    const { id } = await makeClient(world.ctx);
    await archiveClient(world.ctx, { id });
    await expect(createInvoice(world.ctx, { ...good(), clientId: id })).rejects.toMatchObject({
      kind: "conflict",
      fields: [{ path: "clientId" }],
    });
  });
});
