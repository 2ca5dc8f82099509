import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { clientCredit } from "#domain/credits";
import { creditNoteDocument, getInvoice, markUncollectible, voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { booksOf, makePaidInvoice } from "../../payment-stories.ts";
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

describe("an issued credit note", () => {
  test("takes off what is due, has a number of its own and goes to the contacts with its document", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    const note = await credit(world, invoice, { amount: 2500 });
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
    const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: invoice.id });
    expect(items[0]).toMatchObject({ verb: "credited", after: { number: "CN-0001", amount: "2500" } });
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
    await credit(world, invoice, { quantity: "0.5" });
    await expect(voidInvoice(world.ctx, { id: invoice.id })).rejects.toThrow(
      "Something was credited on this invoice",
    );
    await credit(world, invoice, { quantity: "1.5" });
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
    const note = await credit(world, invoice, { amount: 4000 });
    expect(note.shares).toEqual({ due: 0n, refunds: 0n, credit: 4000n });
    expect(await clientCredit(world.ctx, { clientId: invoice.clientId })).toEqual([
      { currency: "EUR", amount: 4000n },
    ]);
  });

  test("of a paid invoice goes back through Stripe when that is wanted, and leaves no credit", async () => {
    const { invoice } = await makePaidInvoice(world);
    expect(await credit(world, invoice, { amount: 4000 }, "refund")).toMatchObject({
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
    const note = await credit(world, invoice, { amount: 10000 }, "refund");
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
    expect(await credit(world, invoice, { amount: 10000 }, "refund")).toMatchObject({
      amountRefunded: 6000n,
      amountKept: 4000n,
    });
    expect(await clientCredit(world.ctx, invoice)).toEqual([{ currency: "EUR", amount: 4000n }]);
  });

  test("covers a refund that was made before it", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    await createRefund(world.ctx, { paymentId: payment.id, amount: 3000 });
    const note = await credit(world, invoice, { amount: 5000 });
    expect(note.shares).toEqual({ due: 0n, refunds: 3000n, credit: 2000n });
  });

  test("of an invoice that was given up takes the write-off back", async () => {
    const invoice = await makeOpenInvoice(world.ctx);
    await markUncollectible(world.ctx, invoice);
    await credit(world, invoice, { amount: 10000 });
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
    expect(await credit(world, invoice, { quantity: "1" })).toMatchObject({
      total: 341n,
      roundingAmount: 0n,
    });
    expect(await credit(world, invoice, { quantity: "2" })).toMatchObject({
      total: 684n,
      roundingAmount: 2n,
    });
    expect(await booksOf(world.ctx)).toEqual({});
  });
});
