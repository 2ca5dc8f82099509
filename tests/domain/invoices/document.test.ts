import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getInvoice, invoiceDocument } from "#domain/invoices";
import { updateOrganization } from "#domain/organizations";
import { invoiceProps } from "../../../app/domain/invoices/documents/invoice-document.ts";
import { netUnitPrice } from "../../../app/domain/invoices/documents/net-unit-price.ts";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

describe("the unit price without tax", () => {
  test.each([
    ["11900", ["19"], "10000"],
    ["10000", ["7.7"], "9285.05"],
    ["1", ["19"], "0.84"],
    ["0.0125", ["19"], "0.01"],
    ["10000", ["10", "5"], "8695.65"],
    ["-11900", ["19"], "-10000"],
    ["500", ["0"], "500"],
  ])("%s including %j is %s", (price, percents, net) => {
    expect(netUnitPrice(price, percents)).toBe(net);
  });

  test("with the tax on it is the price again, to what is shown", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 100 }),
        (price, percent) => {
          const net = Number(netUnitPrice(String(price), [String(percent)]));
          expect(Math.abs(net * (1 + percent / 100) - Number(price))).toBeLessThan(0.02);
        },
      ),
    );
  });
});

describe("the document", () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld({ now: "2026-03-02T09:00:00Z" });
  });
  afterEach(() => world.close());

  test("says what the law asks for, in the client's formats", async () => {
    const vat = await makeTaxRate(world.ctx);
    const included = await makeTaxRate(world.ctx, { name: "Book tax", percent: "7", inclusive: true });
    const exempt = await makeTaxRate(world.ctx, { name: "Reverse charge", percent: "0" });
    const client = await makeClient(world.ctx, { locale: "de-DE" });
    const { id } = await makeOpenInvoice(world.ctx, {
      clientId: client.id,
      suppliedOn: "2026-02-28",
      discount: { amount: 100 },
      notes: "Thank you",
      lines: [
        {
          description: "Hours",
          quantity: "1.5",
          unitAmount: 10000,
          taxRateIds: [vat.id],
          discount: { percent: "10" },
        },
        { description: "Book", quantity: "2", unitAmount: 1070, taxRateIds: [included.id] },
        { description: "Abroad", quantity: "1", unitAmount: 5000, taxRateIds: [exempt.id] },
        { description: "Fee", quantity: "1", unitAmount: 0 },
      ],
    });
    const invoice = await getInvoice(world.ctx, { id });
    const props = invoiceProps(invoice);
    expect(props).toMatchObject({
      kind: "invoice",
      number: "INV-0001",
      currency: "EUR",
      issuedOn: "02.03.2026",
      suppliedOn: "28.02.2026",
      dueOn: "16.03.2026",
      notes: "Thank you",
      createdAt: invoice.issuedAt,
      seller: {
        name: "Kettle & Co.",
        addressLines: ["1 Harbor Street", "1010 Vienna", "Austria"],
        taxNumber: "ATU12345678",
        email: "office@kettle.test",
      },
      client: { name: "Ada Lovelace Ltd", addressLines: ["12 St James's Square", "London"] },
      exemptionNotes: ["Reverse charge"],
    });
    expect(props.lines.map(({ taxLabel }) => taxLabel)).toEqual([
      "19\u00a0%",
      "7\u00a0% incl.",
      "0\u00a0%",
      "–",
    ]);
    expect(props.lines[0]).toMatchObject({
      quantity: "1,5",
      unitAmount: "100,00\u00a0€",
      amount: "150,00\u00a0€",
      discount: { label: "Discount 10\u00a0%", amount: "-15,00\u00a0€" },
    });
    expect(props.lines[1]?.unitAmountNet).toBe("10,00\u00a0€");
    expect(props.lines[0]?.unitAmountNet).toBeUndefined();
    expect(props.totals.discounts.map(({ label, amount }) => [label, amount])).toEqual([
      ["Discounts on lines", "-15,00\u00a0€"],
      ["Discount", "-1,00\u00a0€"],
    ]);
    expect(props.totals.taxes.map(({ label }) => label)).toEqual([
      "VAT 19\u00a0%",
      "Book tax 7\u00a0% (included)",
      "Reverse charge 0\u00a0%",
    ]);
  });

  test("of a draft cannot be told", async () => {
    const draft = await makeDraft(world.ctx);
    expect(() => invoiceProps(draft)).toThrow("Issue it first");
  });

  test("names the purchase order, the terms and what rounding to coins added", async () => {
    await updateOrganization(world.ctx, { version: 1, cashRoundingIncrement: 5 });
    const { id } = await makeOpenInvoice(world.ctx, {
      purchaseOrder: "PO 4711",
      terms: "Payable without deduction.",
      lines: [{ description: "Work", quantity: "1", unitAmount: 1699 }],
    });
    const props = invoiceProps(await getInvoice(world.ctx, { id }));
    expect(props).toMatchObject({ purchaseOrder: "PO 4711", terms: "Payable without deduction." });
    expect(props.totals).toMatchObject({ subtotal: "€16.99", rounding: "€0.01", total: "€17.00" });
    const { bytes } = await invoiceDocument(world.ctx, { id });
    expect(bytes.length).toBeGreaterThan(1000);
  });

  test("leaves out what there is nothing of", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const props = invoiceProps(await getInvoice(world.ctx, { id }));
    expect([props.purchaseOrder, props.terms, props.totals.rounding]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
