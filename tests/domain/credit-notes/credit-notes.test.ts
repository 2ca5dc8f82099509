import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createCreditNote,
  deleteCreditNote,
  getCreditNote,
  issueCreditNote,
  listCreditNotes,
} from "#domain/credit-notes";
import { clientCredit } from "#domain/credits";
import { getInvoice, voidInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { proveBooks } from "../../../app/server/prove.ts";
import { lineOf, credit } from "./credit-line.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(await proveBooks(world.ctx, { documents: true })).toEqual([]);
  await world.close();
});

describe("a draft credit note", () => {
  test("shows its figures, books nothing and can be deleted", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const before = await booksOf(world.ctx);
    const draft = await createCreditNote(world.ctx, {
      invoiceId: invoice.id,
      lines: [{ lineId: lineOf(invoice), quantity: "1" }],
      reason: "One day less",
    });
    expect(draft).toMatchObject({ number: null, status: "draft", total: 5000n, reason: "One day less" });
    expect(await booksOf(world.ctx)).toEqual(before);
    expect((await listCreditNotes(world.ctx, { invoiceId: invoice.id })).items).toHaveLength(1);
    await deleteCreditNote(world.ctx, draft);
    await expect(getCreditNote(world.ctx, draft)).rejects.toThrow("There is no such credit note.");
  });

  test("is issued once, however often it is asked for at the same time", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const { id } = await createCreditNote(world.ctx, {
      invoiceId: invoice.id,
      lines: [{ lineId: lineOf(invoice), amount: 100 }],
    });
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => issueCreditNote(world.ctx, { id, remainder: "credit" })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    await expect(deleteCreditNote(world.ctx, { id })).rejects.toMatchObject({ kind: "conflict" });
    expect((await getInvoice(world.ctx, invoice)).amountCredited).toBe(100n);
  });

  test("that two drafts would overdraw is refused when the second is issued", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const draft = () =>
      createCreditNote(world.ctx, {
        invoiceId: invoice.id,
        lines: [{ lineId: lineOf(invoice), amount: 6000 }],
      });
    const [first, second] = [await draft(), await draft()];
    await issueCreditNote(world.ctx, { id: first.id, remainder: "credit" });
    await expect(issueCreditNote(world.ctx, { id: second.id, remainder: "credit" })).rejects.toMatchObject({
      kind: "conflict",
      message: "At most €40.00 is left of this line.",
    });
    expect(await getCreditNote(world.ctx, second)).toMatchObject({ status: "draft", number: null });
  });
});

describe("a payment under a credit note", () => {
  test("that was a mistake is taken back from what the credit note had left", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const payment = await recordPayment(world.ctx, { id: invoice.id, amount: 10000 });
    await credit(world, invoice, { amount: 4000 });
    await reversePayment(world.ctx, payment);
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ status: "open", amountDue: 6000n });
    expect(await clientCredit(world.ctx, invoice)).toEqual([]);
  });
});

describe("what cannot be credited", () => {
  test("a draft and a void invoice", async () => {
    const draft = await makeDraft(world.ctx);
    await expect(
      createCreditNote(world.ctx, { invoiceId: draft.id, lines: [{ lineId: lineOf(draft) }] }),
    ).rejects.toThrow("A draft is changed, not credited.");
    const invoice = await makeOpenInvoice(world.ctx);
    await voidInvoice(world.ctx, { id: invoice.id });
    await expect(
      createCreditNote(world.ctx, { invoiceId: invoice.id, lines: [{ lineId: lineOf(invoice) }] }),
    ).rejects.toThrow("This invoice is void: there is nothing of it to credit.");
  });

  test.each([
    [{ amount: 10001 }, "conflict", "lines.0.amount", "At most €100.00 is left of this line."],
    [{ quantity: "2.1" }, "conflict", "lines.0.quantity", "At most 2 is left of this line."],
    [{ quantity: "-1" }, "conflict", "lines.0.quantity", "At most 2 is left of this line."],
    [{ amount: -5 }, "conflict", "lines.0.amount", "At most €100.00 is left of this line."],
    [{ amount: 0 }, "invalid", "lines.0.amount", "The amount must not be zero."],
    [{ quantity: "0" }, "invalid", "lines.0.quantity", "The quantity must not be zero."],
    [{ quantity: "a lot" }, "invalid", "lines.0.quantity", 'Write a plain decimal number such as "12.5".'],
    [{ quantity: "1", amount: 5 }, "invalid", "lines.0.amount", "Give a quantity or an amount, not both."],
    [
      { amount: 1.5 },
      "invalid",
      "lines.0.amount",
      "The amount is a whole number of minor units, such as 1999 for 19.99.",
    ],
  ])("%j of a line over 2 × €50.00", async (what, kind, path, message) => {
    const invoice = await makeOpenInvoice(world.ctx);
    await expect(
      createCreditNote(world.ctx, { invoiceId: invoice.id, lines: [{ lineId: lineOf(invoice), ...what }] }),
    ).rejects.toMatchObject({ kind, fields: [{ path, message }] });
  });

  test("no line, the same line twice, a line of another invoice, a deduction alone", async () => {
    const invoice = await makeOpenInvoice(world.ctx, {
      lines: [
        { description: "Work", quantity: "1", unitAmount: 9000 },
        { description: "Deduction", quantity: "-1", unitAmount: 1000 },
        { description: "Gift", quantity: "1", unitAmount: 0 },
      ],
    });
    const other = await makeOpenInvoice(world.ctx);
    const refused = (lines: { lineId: string }[]) =>
      expect(createCreditNote(world.ctx, { invoiceId: invoice.id, lines })).rejects;
    await refused([]).toThrow("Choose at least one line.");
    const first = { lineId: lineOf(invoice) };
    await refused([first, first]).toThrow("Each line can be named once.");
    await refused([{ lineId: lineOf(other) }]).toThrow("The invoice has no such line.");
    await refused([{ lineId: lineOf(invoice, 1) }]).toThrow("A credit note must come to more than zero.");
    await refused([{ lineId: lineOf(invoice, 2) }]).toThrow("This line came to nothing");
    // Without the deduction more would be credited than was charged.
    await refused([first]).toThrow("At most €80.00 is left of this invoice to credit.");
  });

  test("another organization's invoice or credit note", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const note = await credit(world, invoice, { amount: 100 });
    const foreign = await world.foreigner();
    await expect(
      createCreditNote(foreign, { invoiceId: invoice.id, lines: [{ lineId: lineOf(invoice) }] }),
    ).rejects.toThrow("There is no such invoice.");
    await expect(getCreditNote(foreign, note)).rejects.toThrow("There is no such credit note.");
    await expect(issueCreditNote(foreign, { id: note.id, remainder: "credit" })).rejects.toThrow(
      "There is no such credit note.",
    );
    expect((await listCreditNotes(foreign)).items).toEqual([]);
  });
});
