import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createCreditNote,
  deleteCreditNote,
  getCreditNote,
  issueCreditNote,
  listCreditNotes,
} from "#domain/credit-notes";
import { clientCredit } from "#domain/credits";
import { creditNoteDocument, getInvoice, markUncollectible, voidInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { booksOf, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { proveBooks } from "../../../app/server/prove.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(await proveBooks(world.ctx, { documents: true })).toEqual([]);
  await world.close();
});

const lineOf = (invoice: { lines: readonly { id: string }[] }, index = 0) => String(invoice.lines[index]?.id);

/** Credits so much of the invoice's first line, at once. */
async function credit(
  invoice: { id: string; lines: readonly { id: string }[] },
  what: { amount: number } | { quantity: string },
  remainder: "credit" | "refund" = "credit",
) {
  const lines = [{ lineId: lineOf(invoice), ...what }];
  const { id } = await createCreditNote(world.ctx, { invoiceId: invoice.id, lines });
  return issueCreditNote(world.ctx, { id, remainder });
}

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

describe("an issued credit note", () => {
  test("takes off what is due, has a number of its own and goes to the contacts with its document", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const note = await credit(invoice, { amount: 2500 });
    expect(note).toMatchObject({
      number: "CN-0001",
      status: "issued",
      total: 2500n,
      shares: { due: 2500n, refunds: 0n, credit: 0n },
      amountRefunded: 0n,
      amountKept: 0n,
    });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({
      status: "open",
      amountCredited: 2500n,
      amountDue: 7500n,
      creditNotes: [{ number: "CN-0001", total: 2500n }],
    });
    await world.settle();
    const [mail] = world.mailbox.messages();
    expect(mail?.subject).toBe("Credit note CN-0001 for invoice INV-0001");
    expect(mail?.text).toContain("€75.00");
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(["CN-0001.pdf"]);
    const first = await creditNoteDocument(world.ctx, note);
    expect((await creditNoteDocument(world.ctx, note)).sha256).toBe(first.sha256);
  });

  test("for the rest pays the invoice, which cannot be voided any more", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    await credit(invoice, { quantity: "0.5" });
    await expect(voidInvoice(world.ctx, { id: invoice.id })).rejects.toThrow(
      "Something was credited on this invoice",
    );
    await credit(invoice, { quantity: "1.5" });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({
      status: "paid",
      paymentStatus: "paid",
      amountCredited: 10000n,
      amountDue: 0n,
    });
    expect(await booksOf(world.ctx)).toEqual({});
  });

  test("of a paid invoice becomes the client's credit", async () => {
    const { invoice } = await makePaidInvoice(world);
    const note = await credit(invoice, { amount: 4000 });
    expect(note.shares).toEqual({ due: 0n, refunds: 0n, credit: 4000n });
    expect(await clientCredit(world.ctx, { clientId: invoice.clientId })).toEqual([
      { currency: "EUR", amount: 4000n },
    ]);
  });

  test("of a paid invoice goes back through Stripe when that is wanted, and leaves no credit", async () => {
    const { invoice } = await makePaidInvoice(world);
    expect(await credit(invoice, { amount: 4000 }, "refund")).toMatchObject({
      amountRefunded: 4000n,
      amountKept: 0n,
    });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({
      paymentStatus: "partially_refunded",
      amountRefunded: 4000n,
      amountCredited: 4000n,
    });
    expect(await clientCredit(world.ctx, { clientId: invoice.clientId })).toEqual([]);
    expect(Object.keys(await booksOf(world.ctx))).not.toContain("refunds EUR");
  });

  test("is refunded from several payments, the newest first, and the rest stays credit", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const older = await recordPayment(world.ctx, { id: invoice.id, amount: 7000 });
    const newer = await recordPayment(world.ctx, { id: invoice.id, amount: 3000 });
    await createRefund(world.ctx, { paymentId: older.id, amount: 6500 });
    const note = await credit(invoice, { amount: 10000 }, "refund");
    // 65.00 were refunded before; of the 35.00 that are left the payments can give back all.
    expect(note).toMatchObject({
      shares: { due: 0n, refunds: 6500n, credit: 3500n },
      amountRefunded: 3500n,
      amountKept: 0n,
    });
    const refunds = await world.database.db.refund.findMany({ orderBy: { id: "asc" } });
    expect(refunds.map(({ paymentId, amount }) => [paymentId, amount])).toEqual([
      [older.id, 6500n],
      [newer.id, 3000n],
      [older.id, 500n],
    ]);
    expect(await clientCredit(world.ctx, invoice)).toEqual([]);
  });

  test("keeps as credit what no payment can give back", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const other = await makeOpenInvoice(world.ctx, { clientId: invoice.clientId });
    await recordPayment(world.ctx, { id: other.id, amount: 14000 });
    const { applyCredit } = await import("#domain/credits");
    await applyCredit(world.ctx, { invoiceId: invoice.id, amount: 4000 });
    await recordPayment(world.ctx, { id: invoice.id, amount: 6000 });
    expect(await credit(invoice, { amount: 10000 }, "refund")).toMatchObject({
      amountRefunded: 6000n,
      amountKept: 4000n,
    });
    expect(await clientCredit(world.ctx, invoice)).toEqual([{ currency: "EUR", amount: 4000n }]);
  });

  test("covers a refund that was made before it", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    await createRefund(world.ctx, { paymentId: payment.id, amount: 3000 });
    const note = await credit(invoice, { amount: 5000 });
    expect(note.shares).toEqual({ due: 0n, refunds: 3000n, credit: 2000n });
  });

  test("of an invoice that was given up takes the write-off back", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    await markUncollectible(world.ctx, invoice);
    await credit(invoice, { amount: 10000 });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ status: "paid", amountDue: 0n });
    expect(await booksOf(world.ctx)).toEqual({});
  });

  test("gives back each rate's tax exactly", async () => {
    const rates = [
      await makeTaxRate(world.ctx),
      await makeTaxRate(world.ctx, { percent: "7", inclusive: true }),
    ];
    const invoice = await makeOpenInvoice(world.ctx, {
      discount: { percent: "7" },
      lines: rates.map(({ id }) => ({
        description: "Work",
        quantity: "3",
        unitAmount: 3333,
        taxRateIds: [id],
      })),
    });
    for (const index of [0, 1])
      for (const quantity of ["1", "0.5", "1.5"]) {
        const { id } = await createCreditNote(world.ctx, {
          invoiceId: invoice.id,
          lines: [{ lineId: lineOf(invoice, index), quantity }],
        });
        await issueCreditNote(world.ctx, { id, remainder: "credit" });
      }
    expect(await booksOf(world.ctx)).toEqual({});
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ status: "paid", amountDue: 0n });
  });

  test("takes the rounding to the smallest coin with the last of it", async () => {
    await world.database.db.organization.update({
      where: { id: world.organizationId },
      data: { cashRoundingIncrement: 5n },
    });
    const invoice = await makeOpenInvoice(world.ctx, {
      lines: [{ description: "Work", quantity: "3", unitAmount: 341 }],
    });
    expect(invoice).toMatchObject({ total: 1025n, roundingAmount: 2n });
    expect(await credit(invoice, { quantity: "1" })).toMatchObject({ total: 341n, roundingAmount: 0n });
    expect(await credit(invoice, { quantity: "2" })).toMatchObject({ total: 684n, roundingAmount: 2n });
    expect(await booksOf(world.ctx)).toEqual({});
  });
});

describe("a payment under a credit note", () => {
  test("that was a mistake is taken back from what the credit note had left", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const payment = await recordPayment(world.ctx, { id: invoice.id, amount: 10000 });
    await credit(invoice, { amount: 4000 });
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
    const note = await credit(invoice, { amount: 100 });
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
