import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import {
  creditNoteDocument,
  getInvoice,
  markUncollectible,
  portalLink,
  sendInvoice,
  settle,
  voidInvoice,
} from "#domain/invoices";
import { balanceOf, listEntries, post, trialBalance } from "#domain/ledger";
import { inTransaction } from "#platform/context";
import { newId } from "#lib/ids";
import { makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

async function makeTaxedInvoice() {
  const rate = await makeTaxRate(world.ctx);
  return makeOpenInvoice(world.ctx, {
    lines: [
      {
        description: "Work",
        quantity: "3",
        unitAmount: 3333,
        taxRateIds: [rate.id],
        discount: { percent: "5" },
      },
    ],
  });
}

async function everythingIsZero() {
  const { accounts } = await trialBalance(world.ctx);
  return accounts.every(({ debit, credit }) => debit === 0n && credit === 0n);
}

/** A payment as the payments room would leave it, with its part of the books. */
async function addPayment(
  invoice: { id: string; clientId: string },
  over: { state: "processing" | "succeeded"; amount: bigint },
) {
  await inTransaction(world.ctx, async (tx) => {
    const id = newId();
    await tx.db.payment.create({
      data: {
        id,
        organizationId: world.organizationId,
        clientId: invoice.clientId,
        invoiceId: invoice.id,
        source: "offline",
        currency: "EUR",
        createdAt: tx.clock.now(),
        ...over,
      },
    });
    const about = { currency: "EUR", clientId: invoice.clientId, invoiceId: invoice.id };
    if (over.state === "succeeded")
      await post(tx, {
        kind: "offline_payment",
        sourceId: id,
        at: tx.clock.now(),
        postings: [
          { account: "bank", amount: over.amount, ...about },
          { account: "receivable", amount: -over.amount, ...about },
        ],
      });
    await settle(tx, { invoiceId: invoice.id });
  });
}

describe("voiding", () => {
  test("an invoice that nobody saw is only marked, and its books are taken back", async () => {
    const { id } = await makeTaxedInvoice();
    const invoice = await voidInvoice(world.ctx, { id });
    expect(invoice).toMatchObject({
      status: "void",
      paymentStatus: "unpaid",
      amountDue: 0n,
      amountCredited: 0n,
      creditNotes: [],
      voidedAt: world.clock.now(),
    });
    expect(await everythingIsZero()).toBe(true);
    expect((await listEntries(world.ctx, { invoiceId: id })).items.map(({ kind }) => kind)).toEqual([
      "invoice_voided",
      "invoice_issued",
    ]);
  });

  test("a sent invoice is cancelled by a credit note for the whole, which its contacts get", async () => {
    const { id, total } = await makeTaxedInvoice();
    await sendInvoice(world.ctx, { id });
    await world.settle();
    world.mailbox.clear();
    const invoice = await voidInvoice(world.ctx, { id, reason: "Billed twice" });
    expect(invoice).toMatchObject({ status: "void", amountDue: 0n, amountCredited: total });
    expect(invoice.creditNotes).toMatchObject([
      { number: "CN-0001", total, issuedOn: "2026-03-02", reason: "Billed twice" },
    ]);
    expect(await everythingIsZero()).toBe(true);

    await world.settle();
    const [mail] = world.mailbox.messages();
    expect(mail?.to).toEqual(["ada@lovelace.test"]);
    expect(mail?.text).toContain("CN-0001");
    expect(mail?.text).toContain("Billed twice");
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(["CN-0001.pdf"]);
  });

  test("an invoice whose link was copied counts as sent", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await portalLink(world.ctx, { id });
    expect((await voidInvoice(world.ctx, { id })).creditNotes.length).toBe(1);
  });

  test("credit notes have numbers of their own and the lines of the invoice", async () => {
    for (const number of ["CN-0001", "CN-0002"]) {
      const { id, lines } = await makeTaxedInvoice();
      await sendInvoice(world.ctx, { id });
      const { creditNotes } = await voidInvoice(world.ctx, { id });
      expect(creditNotes[0]?.number).toBe(number);
      const credited = await world.database.db.creditNoteLine.findMany({
        where: { creditNoteId: creditNotes[0]?.id ?? "" },
      });
      expect(credited.map((line) => [line.netAmount, line.taxAmount])).toEqual(
        lines.map((line) => [line.netAmount, line.taxAmount]),
      );
    }
  });

  test("the credit note's document is the same at every reading", async () => {
    const { id } = await makeTaxedInvoice();
    await sendInvoice(world.ctx, { id });
    const [note] = (await voidInvoice(world.ctx, { id })).creditNotes;
    const first = await creditNoteDocument(world.ctx, { id: note?.id ?? "" });
    const second = await creditNoteDocument(world.ctx, { id: note?.id ?? "" });
    expect(second.sha256).toBe(first.sha256);
    const foreigner = await world.foreigner();
    await expect(creditNoteDocument(foreigner, { id: note?.id ?? "" })).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  test("is written down with who did it", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await voidInvoice(world.ctx, { id, reason: "Wrong client" });
    const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: id });
    expect(items[0]).toMatchObject({
      verb: "voided",
      actorName: world.owner.name,
      before: { status: "open", amountDue: "10000" },
      after: { status: "void", reason: "Wrong client" },
    });
  });

  test.each([
    ["a draft", async () => makeDraft(world.ctx), "A draft is deleted, not voided."],
    [
      "a void invoice",
      async () => voidInvoice(world.ctx, { id: (await makeOpenInvoice(world.ctx)).id }),
      "This invoice is void already.",
    ],
    [
      "an uncollectible invoice",
      async () => markUncollectible(world.ctx, { id: (await makeOpenInvoice(world.ctx)).id }),
      "An uncollectible invoice cannot be voided.",
    ],
    [
      "a paid invoice",
      async () => {
        const invoice = await makeOpenInvoice(world.ctx);
        await addPayment(invoice, { state: "succeeded", amount: 10000n });
        return invoice;
      },
      "A paid invoice cannot be voided.",
    ],
    [
      "a partly paid invoice",
      async () => {
        const invoice = await makeOpenInvoice(world.ctx);
        await addPayment(invoice, { state: "succeeded", amount: 1n });
        return invoice;
      },
      "Something was paid on this invoice",
    ],
    [
      "an invoice with a payment under way",
      async () => {
        const invoice = await makeOpenInvoice(world.ctx);
        await addPayment(invoice, { state: "processing", amount: 10000n });
        return invoice;
      },
      "A payment of this invoice is processing.",
    ],
  ])("%s cannot be voided", async (_, make, sentence) => {
    const { id } = await make();
    const before = await getInvoice(world.ctx, { id });
    await expect(voidInvoice(world.ctx, { id })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining(sentence),
    });
    expect(await getInvoice(world.ctx, { id })).toEqual(before);
  });
});

describe("an uncollectible invoice", () => {
  test("is written off in the books and stays due", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const invoice = await markUncollectible(world.ctx, { id });
    expect(invoice).toMatchObject({ status: "uncollectible", amountDue: 10000n, isOverdue: false });
    expect(await balanceOf(world.ctx, { account: "receivable", invoiceId: id })).toBe(0n);
    expect(await balanceOf(world.ctx, { account: "write_offs", invoiceId: id })).toBe(10000n);
  });

  test("cannot be marked twice, nor a draft", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await markUncollectible(world.ctx, { id });
    await expect(markUncollectible(world.ctx, { id })).rejects.toThrow("this one is uncollectible");
    const draft = await makeDraft(world.ctx);
    await expect(markUncollectible(world.ctx, { id: draft.id })).rejects.toThrow("this one is draft");
  });
});

test("another organization's invoice answers as an unknown one", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const foreigner = await world.foreigner();
  for (const work of [
    () => getInvoice(foreigner, { id }),
    () => voidInvoice(foreigner, { id }),
    () => markUncollectible(foreigner, { id }),
    () => sendInvoice(foreigner, { id }),
    () => portalLink(foreigner, { id }),
  ])
    await expect(work()).rejects.toMatchObject({ kind: "not-found", message: "There is no such invoice." });
});
