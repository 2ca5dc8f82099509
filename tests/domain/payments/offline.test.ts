import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { getInvoice, issueInvoice } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { getPayment, listPayments, provePayments, recordPayment } from "#domain/payments";
import { newId } from "#lib/ids";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T23:30:00Z" });
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  await world.close();
});

describe("a payment recorded by hand", () => {
  test("pays the invoice out of the bank account, today in the organization's zone", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const payment = await recordPayment(world.ctx, { id, amount: 10000, method: " Bank transfer " });
    expect(payment).toMatchObject({
      invoiceId: id,
      source: "offline",
      state: "succeeded",
      amount: 10000n,
      amountRefunded: 0n,
      currency: "EUR",
    });
    expect(await getPayment(world.ctx, payment)).toMatchObject({
      // 23:30 in UTC is the next day in Vienna.
      receivedOn: "2026-03-03",
      method: "Bank transfer",
      invoiceNumber: "INV-0001",
      clientName: "Ada Lovelace Ltd",
    });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", amountDue: 0n });
    expect(await booksOf(world.ctx)).toEqual({ "bank EUR": 10000n, "revenue EUR": -10000n });
    const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: id });
    expect(items.map(({ verb }) => verb)).toContain("payment recorded");
  });

  test("of a part leaves the rest due", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 1n });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      status: "open",
      paymentStatus: "partially_paid",
      amountDue: 9999n,
    });
  });

  test("of more than is due leaves the client a credit", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 12345n });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "overpaid" });
    expect(await booksOf(world.ctx)).toEqual({
      "bank EUR": 12345n,
      "client_credit EUR": -2345n,
      "revenue EUR": -10000n,
    });
  });

  test("submitted twice with one key is one payment", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const input = { id, amount: 4000, key: newId() };
    const [first, second] = await Promise.all([
      recordPayment(world.ctx, input),
      recordPayment(world.ctx, input),
    ]);
    expect(first).toEqual(second);
    expect((await listPayments(world.ctx)).items).toHaveLength(1);
  });

  test("sends no receipt, because whoever records it knows better", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 10000 });
    await world.settle();
    expect(world.mailbox.messages()).toHaveLength(0);
  });
});

describe("a payment that cannot be recorded changes nothing", () => {
  test.each([
    ["amount", { amount: 0 }, "The amount must be more than zero."],
    ["amount", { amount: -1 }, "The amount must be more than zero."],
    ["amount", { amount: 10 ** 13 }, "The amount is too large."],
    ["amount", { amount: 1.5 }, "whole number"],
    ["receivedOn", { receivedOn: "2026-03-04" }, "The day cannot be in the future."],
    ["receivedOn", { receivedOn: "2026-02-30" }, "Write a date that exists"],
    ["method", { method: "x".repeat(101) }, "at most 100 characters"],
    ["reference", { reference: "x".repeat(201) }, "at most 200 characters"],
  ])("for the sake of %s: %o", async (path, over, sentence) => {
    const { id } = await makeOpenInvoice(world.ctx);
    await expect(recordPayment(world.ctx, { id, amount: 100, ...over })).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path, message: expect.stringContaining(sentence) as string }],
    });
    expect((await listPayments(world.ctx)).items).toEqual([]);
  });

  test("on a draft", async () => {
    const { id } = await makeDraft(world.ctx);
    await expect(recordPayment(world.ctx, { id, amount: 100 })).rejects.toMatchObject({ kind: "conflict" });
  });

  test("on another organization's invoice", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await expect(recordPayment(await world.foreigner(), { id, amount: 100 })).rejects.toThrow(
      "There is no such invoice.",
    );
  });
});

test("payments are listed newest first, page by page, each organization its own", async () => {
  const { id, clientId } = await makeOpenInvoice(world.ctx);
  const other = await issueInvoice(world.ctx, { id: (await makeDraft(world.ctx, { clientId })).id });
  for (const amount of [1, 2, 3]) await recordPayment(world.ctx, { id, amount });
  await recordPayment(world.ctx, { id: other.id, amount: 4 });
  const first = await listPayments(world.ctx, { limit: 3 });
  expect(first.items.map(({ amount }) => amount)).toEqual([4n, 3n, 2n]);
  const second = await listPayments(world.ctx, { limit: 3, cursor: first.nextCursor });
  expect(second.items.map(({ amount }) => amount)).toEqual([1n]);
  expect(second.nextCursor).toBeNull();
  expect((await listPayments(world.ctx, { invoiceId: other.id })).items).toHaveLength(1);
  expect((await listPayments(world.ctx, { source: "stripe" })).items).toEqual([]);
  expect((await listPayments(world.ctx, { search: "lovelace 0002" })).items).toHaveLength(1);
  expect((await listPayments(world.ctx, { search: "nobody" })).items).toEqual([]);
  expect((await listPayments(await world.foreigner())).items).toEqual([]);
});

test("a payment whose stored figures were tampered with does not prove", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const payment = await recordPayment(world.ctx, { id, amount: 12345n });
  const { db } = world.database;
  await db.payment.update({
    where: { id: payment.id },
    data: { amount: 12344n, creditedAmount: 0n, amountRefunded: 5n },
  });
  expect(await provePayments(world.ctx)).toEqual([
    `The amount of payment ${payment.id} is stored as 12344, the books say 12345.`,
    `The credit of payment ${payment.id} is stored as 0, the books say 2345.`,
    `The refunded amount of payment ${payment.id} is stored as 5, the books say 0.`,
  ]);
  await db.payment.update({
    where: { id: payment.id },
    data: { amount: 12345n, creditedAmount: 2345n, amountRefunded: 0n },
  });
});
