import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { apiOf, refusalOf } from "./client.ts";
import { type InvoiceDesk, openInvoiceDesk } from "./invoice-desk.ts";

let desk: InvoiceDesk;
beforeEach(async () => {
  desk = await openInvoiceDesk();
});
afterEach(() => desk.world.close());

describe("invoices.create", () => {
  test("answers the draft with every figure in whole minor units", async () => {
    expect(await desk.create({ netDays: 14, notes: "Thank you." })).toMatchObject({
      id: expect.any(String) as string,
      version: 1,
      number: null,
      status: "draft",
      paymentStatus: "unpaid",
      isOverdue: false,
      clientId: desk.clientId,
      currency: "EUR",
      subtotal: 4249,
      discountTotal: 0,
      taxTotal: 600,
      total: 4849,
      amountPaid: 0,
      amountRefunded: 0,
      amountCredited: 0,
      amountDue: 0,
      issuedOn: null,
      netDays: 14,
      notes: "Thank you.",
      delivery: { state: "none" },
      lines: [
        { description: "Consulting", quantity: "1.5", unitAmount: 1999, amount: 2999, taxAmount: 600 },
        { description: "Requests", quantity: "1000", unitAmountDecimal: "1.25", amount: 1250 },
      ],
    });
  });

  test("takes discounts of a line and of the whole", async () => {
    const invoice = await desk.create({
      lines: [{ description: "Work", quantity: "2", unitAmount: 1000, discount: { percent: "10" } }],
      discount: { amount: 300 },
    });
    expect(invoice).toMatchObject({ subtotal: 2000, discountTotal: 500, total: 1500 });
  });

  const wrong: readonly [what: string, over: object, path: string][] = [
    ["no client", { clientId: undefined }, "clientId"],
    ["a currency that nobody charges", { currency: "XXX" }, "currency"],
    ["no currency", { currency: undefined }, "currency"],
    ["no lines", { lines: [] }, "lines"],
    ["lines that are no list", { lines: "two" }, "lines"],
    ["a line without a description", { lines: [{ quantity: "1", unitAmount: 1 }] }, "lines.0.description"],
    ["an empty description", { lines: [line({ description: "  " })] }, "lines.0.description"],
    [
      "a description that is too long",
      { lines: [line({ description: "x".repeat(1001) })] },
      "lines.0.description",
    ],
    ["a quantity as a number", { lines: [line({ quantity: 1.5 })] }, "lines.0.quantity"],
    ["a quantity that is no number", { lines: [line({ quantity: "many" })] }, "lines.0.quantity"],
    [
      "a quantity with twelve decimals",
      { lines: [line({ quantity: "1.123456789012" })] },
      "lines.0.quantity",
    ],
    ["a quantity with seven decimals", { lines: [line({ quantity: "0.0000001" })] }, "lines.0.quantity"],
    [
      "a quantity that is absurdly large",
      { lines: [line({ quantity: "9".repeat(40) })] },
      "lines.0.quantity",
    ],
    ["a price with a fraction of a cent", { lines: [line({ unitAmount: 19.99 })] }, "lines.0.unitAmount"],
    ["a price as text", { lines: [line({ unitAmount: "1999" })] }, "lines.0.unitAmount"],
    ["no price", { lines: [line({ unitAmount: undefined })] }, "lines.0.unitAmount"],
    ["two prices", { lines: [line({ unitAmountDecimal: "0.1" })] }, "lines.0.unitAmount"],
    ["a price beyond all money", { lines: [line({ unitAmount: 2 * 10 ** 12 })] }, "lines.0.unitAmount"],
    ["a tax rate that does not exist", { lines: [line({ taxRateIds: ["nothing"] })] }, "lines.0.taxRateIds"],
    ["a discount of both kinds", { discount: { percent: "1", amount: 1 } }, "discount"],
    ["a discount of more than all", { discount: { percent: "101" } }, "discount.percent"],
    ["a due date that does not exist", { dueOn: "2026-02-30" }, "dueOn"],
    ["a due date and net days", { dueOn: "2026-05-01", netDays: 14 }, "dueOn"],
    ["negative net days", { netDays: -1 }, "netDays"],
    ["notes that are too long", { notes: "x".repeat(2001) }, "notes"],
    ["a field that does not exist", { amount: 5 }, "amount"],
  ];
  test.each(wrong)("refuses %s with a sentence at the field, and writes nothing", async (_, over, path) => {
    const refusal = await refusalOf(desk.create(over));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", status: 400 });
    expect(refusal.fields.map((field) => field.path).join()).toContain(path);
    for (const { message } of refusal.fields) expect(message).toMatch(/^[A-Z].*[.]$/);
    expect(refusal.message).toBe(refusal.fields[0]?.message);
    expect(await desk.countInvoices()).toBe(0);
  });

  test("refuses a total below zero", async () => {
    const refusal = await refusalOf(desk.create({ lines: [line({ unitAmount: -500 }) as never] }));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST" });
  });

  test.each([["text"], [5], [[]], [null]])("refuses %j instead of an invoice", async (input) => {
    expect((await refusalOf(desk.api.invoices.create.mutate(input as never))).code).toBe("BAD_REQUEST");
  });

  test("refuses another organization's client and tax rate as unknown ones", async () => {
    const foreign = await apiOf(desk.world, await desk.world.foreigner());
    const theirs = await foreign.clients.create.mutate({ name: "Other", email: "bob@other.test" });
    const rate = await foreign.taxRates.create.mutate({ name: "VAT", percent: "20", inclusive: false });
    const [known, unknown] = [theirs.id, "nothing"];
    expect(await refusalOf(desk.create({ clientId: known }))).toEqual(
      await refusalOf(desk.create({ clientId: unknown })),
    );
    const withRate = (id: string) => refusalOf(desk.create({ lines: [line({ taxRateIds: [id] }) as never] }));
    expect(await withRate(rate.id)).toEqual(await withRate("nothing"));
    expect(await desk.countInvoices()).toBe(0);
  });
});

describe("invoices.update", () => {
  test("replaces the draft and raises its version", async () => {
    const { id, version } = await desk.create();
    const updated = await desk.api.invoices.update.mutate({
      id,
      version,
      ...desk.draft({ lines: [{ description: "Work", quantity: "1", unitAmount: 500 }] }),
    });
    expect(updated).toMatchObject({ id, version: 2, total: 500, lines: [{ description: "Work" }] });
  });

  test("refuses a stale version: of two who edit at once, one is told", async () => {
    const { id, version } = await desk.create();
    const edits = ["One", "Two"].map((notes) =>
      desk.api.invoices.update.mutate({ id, version, ...desk.draft({ notes }) }),
    );
    const results = await Promise.allSettled(edits);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const stale = await refusalOf(
      desk.api.invoices.update.mutate({ id, version, ...desk.draft({ notes: "Three" }) }),
    );
    expect(stale).toMatchObject({ code: "CONFLICT", status: 409 });
    expect((await desk.api.invoices.get.query({ id })).notes).not.toBe("Three");
  });

  test("needs the version that was edited", async () => {
    const { id } = await desk.create();
    const refusal = await refusalOf(desk.api.invoices.update.mutate({ id, ...desk.draft() } as never));
    expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path: "version" }] });
  });

  test("refuses an issued invoice", async () => {
    const { id, version } = await desk.createIssued();
    expect(await refusalOf(desk.api.invoices.update.mutate({ id, version, ...desk.draft() }))).toMatchObject({
      code: "CONFLICT",
      message: "This invoice is issued and cannot be changed any more. Void it, or duplicate it.",
    });
  });
});

describe("invoices.delete", () => {
  test("removes a draft for good", async () => {
    const { id } = await desk.create();
    await desk.api.invoices.delete.mutate({ id });
    expect((await refusalOf(desk.api.invoices.get.query({ id }))).code).toBe("NOT_FOUND");
    expect((await refusalOf(desk.api.invoices.delete.mutate({ id }))).code).toBe("NOT_FOUND");
  });

  test("refuses an issued invoice", async () => {
    const { id } = await desk.createIssued();
    expect((await refusalOf(desk.api.invoices.delete.mutate({ id }))).code).toBe("CONFLICT");
    expect(await desk.countInvoices()).toBe(1);
  });
});

function line(over: object): object {
  return { description: "Work", quantity: "1", unitAmount: 100, ...over };
}
