import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import type { Fact } from "#domain/facts";
import { getInvoice, issueInvoice, markUncollectible, proveInvoices, settle } from "#domain/invoices";
import { post } from "#domain/ledger";
import { type Context, contextFor, inTransaction } from "#platform/context";
import { newId } from "#lib/ids";
import type { PaymentState } from "#lib/statuses";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let ctx: Context;
let facts: Fact[];
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
  facts = [];
  const parts = { ...world.parts, react: async (_: unknown, fact: unknown) => void facts.push(fact as Fact) };
  ctx = contextFor(parts, world.ctx.actor);
});
afterEach(() => world.close());

type Invoice = { id: string; clientId: string };

/** A payment with its part of the books, as the room of payments leaves it before it calls settle. */
async function pay(
  { id: invoiceId, clientId }: Invoice,
  over: { amount: bigint; from?: "receivable" | "write_offs"; currency?: string; creditedAmount?: bigint },
) {
  const { amount, from = "receivable", currency = "EUR", creditedAmount = 0n } = over;
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const about = { currency, clientId, invoiceId };
    await tx.db.payment.create({
      data: {
        ...about,
        id,
        organizationId: world.organizationId,
        source: "offline",
        state: "succeeded",
        amount,
        creditedAmount,
        createdAt: tx.clock.now(),
      },
    });
    await post(tx, {
      kind: "offline_payment",
      sourceId: id,
      at: tx.clock.now(),
      postings: [
        { account: "bank", amount, ...about },
        { account: from, amount: creditedAmount - amount, ...about },
        { account: "client_credit", amount: -creditedAmount, ...about },
      ],
    });
    await settle(tx, { invoiceId });
  });
  return id;
}

async function undo(invoice: Invoice, id: string, amount: bigint) {
  await inTransaction(ctx, async (tx) => {
    const about = { currency: "EUR", clientId: invoice.clientId, invoiceId: invoice.id };
    await tx.db.payment.update({ where: { id }, data: { state: "reversed" satisfies PaymentState } });
    await post(tx, {
      kind: "offline_payment_undone",
      sourceId: id,
      at: tx.clock.now(),
      postings: [
        { account: "bank", amount: -amount, ...about },
        { account: "receivable", amount, ...about },
      ],
    });
    await settle(tx, { invoiceId: invoice.id });
  });
}

const proof = () => proveInvoices(world.systemCtx, { documents: false });

test("issuing announces what is due; a free invoice also that it is paid", async () => {
  const draft = await makeDraft(ctx);
  await issueInvoice(ctx, { id: draft.id });
  expect(facts.map(({ kind }) => kind)).toEqual(["invoice.amount-changed"]);
  facts.length = 0;
  const free = await makeDraft(ctx, { lines: [{ description: "Gift", quantity: "1", unitAmount: 0 }] });
  await issueInvoice(ctx, { id: free.id });
  expect(facts.map(({ kind }) => kind)).toEqual(["invoice.amount-changed", "invoice.paid"]);
});

test("payments bring it to paid once, and each change is announced", async () => {
  const invoice = await makeOpenInvoice(ctx);
  facts.length = 0;
  await pay(invoice, { amount: 4000n });
  expect(await getInvoice(ctx, invoice)).toMatchObject({
    status: "open",
    paymentStatus: "partially_paid",
    amountDue: 6000n,
    paidAt: null,
  });
  world.clock.advance(1000);
  await pay(invoice, { amount: 6000n });
  expect(await getInvoice(ctx, invoice)).toMatchObject({
    status: "paid",
    paymentStatus: "paid",
    amountDue: 0n,
    paidAt: world.clock.now(),
  });
  expect(facts.map(({ kind }) => kind)).toEqual([
    "invoice.amount-changed",
    "invoice.amount-changed",
    "invoice.paid",
  ]);
  const { items } = await listActivity(ctx, { subjectKind: "invoice", subjectId: invoice.id });
  expect(items[0]).toMatchObject({ verb: "paid", after: { status: "paid", amountDue: "0" } });
  expect(await proof()).toEqual([]);
});

test("settling again changes and announces nothing", async () => {
  const invoice = await makeOpenInvoice(ctx);
  await pay(invoice, { amount: 10000n });
  const before = await getInvoice(ctx, invoice);
  facts.length = 0;
  world.clock.advance(60_000);
  await inTransaction(ctx, (tx) => settle(tx, { invoiceId: invoice.id }));
  expect(await getInvoice(ctx, invoice)).toEqual(before);
  expect(facts).toEqual([]);
});

test("an offline payment that was a mistake opens the invoice again", async () => {
  const invoice = await makeOpenInvoice(ctx);
  const paymentId = await pay(invoice, { amount: 10000n });
  facts.length = 0;
  await undo(invoice, paymentId, 10000n);
  expect(await getInvoice(ctx, invoice)).toMatchObject({ status: "open", amountDue: 10000n, paidAt: null });
  expect(facts.map(({ kind }) => kind)).toEqual(["invoice.amount-changed"]);
  const { items } = await listActivity(ctx, { subjectKind: "invoice", subjectId: invoice.id });
  expect(items[0]?.verb).toBe("reopened");
  expect(await proof()).toEqual([]);
});

test("an invoice that was given up can still be paid, wholly or in parts", async () => {
  const invoice = await makeOpenInvoice(ctx);
  await pay(invoice, { amount: 1000n });
  await markUncollectible(ctx, invoice);
  expect(await getInvoice(ctx, invoice)).toMatchObject({ status: "uncollectible", amountDue: 9000n });
  await pay(invoice, { amount: 4000n, from: "write_offs" });
  expect(await getInvoice(ctx, invoice)).toMatchObject({ status: "uncollectible", amountDue: 5000n });
  expect(await proof()).toEqual([]);
  await pay(invoice, { amount: 5000n, from: "write_offs" });
  expect(await getInvoice(ctx, invoice)).toMatchObject({ status: "paid", amountDue: 0n });
  expect(await proof()).toEqual([]);
});

test("client credit that is applied counts as credited", async () => {
  const invoice = await makeOpenInvoice(ctx);
  await inTransaction(ctx, async (tx) => {
    const about = { currency: "EUR", clientId: invoice.clientId, invoiceId: invoice.id };
    const id = newId();
    await tx.db.creditApplication.create({
      data: {
        ...{ ...about, id, amount: 2500n },
        organizationId: world.organizationId,
        createdAt: tx.clock.now(),
      },
    });
    await post(tx, {
      kind: "credit_applied",
      sourceId: id,
      at: tx.clock.now(),
      postings: [
        { account: "client_credit", amount: 2500n, ...about },
        { account: "receivable", amount: -2500n, ...about },
      ],
    });
    await settle(tx, { invoiceId: invoice.id });
  });
  expect(await getInvoice(ctx, invoice)).toMatchObject({ amountCredited: 2500n, amountDue: 7500n });
  expect(await proof()).toEqual([]);
});

test("money in another currency pays nothing here", async () => {
  const invoice = await makeOpenInvoice(ctx);
  await pay(invoice, { amount: 10000n, currency: "USD", creditedAmount: 10000n });
  expect(await getInvoice(ctx, invoice)).toMatchObject({
    status: "open",
    paymentStatus: "unpaid",
    amountPaid: 0n,
    amountDue: 10000n,
  });
  expect(await proof()).toEqual([]);
});
