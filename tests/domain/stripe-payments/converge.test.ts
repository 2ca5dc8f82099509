import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { listPaymentsOf, provePayments } from "#domain/payments";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  expect(world.stripe.contractErrors()).toEqual([]);
  await world.close();
});

describe("a card payment", () => {
  test("pays the invoice and is booked with its fee", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    expect(invoice).toMatchObject({
      status: "paid",
      paymentStatus: "paid",
      amountPaid: 10000n,
      amountDue: 0n,
    });
    expect(payment).toMatchObject({
      state: "succeeded",
      source: "stripe",
      amount: 10000n,
      creditedAmount: 0n,
      method: "Visa ending in 4242",
      receivedAt: world.clock.now(),
      feeDueAt: null,
    });
    expect(payment.feeAmount).toBeGreaterThan(0n);
    const fee = payment.feeAmount ?? 0n;
    expect(await booksOf(world.ctx)).toEqual({
      "revenue EUR": -10000n,
      "stripe_clearing EUR": 10000n - fee,
      "stripe_fees EUR": fee,
    });
  });

  test("sends one receipt, however often its events arrive", async () => {
    await makePaidInvoice(world);
    await world.stripe.redeliver({ copies: 3, order: "random" });
    await world.settle();
    const receipts = world.mailbox.messages().filter(({ subject }) => subject?.includes("INV-0001"));
    expect(receipts).toHaveLength(1);
  });

  test("that was declined leaves the invoice open and can be tried again", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id, outcome: "declined" });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "open", paymentStatus: "unpaid" });
    expect(await listPaymentsOf(world.ctx, { invoiceId: id })).toMatchObject([
      { state: "failed", failure: "Your card was declined." },
    ]);
    await goThroughCheckout(world, { invoiceId: id });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", amountPaid: 10000n });
    expect(await listPaymentsOf(world.ctx, { invoiceId: id })).toMatchObject([{ state: "succeeded" }]);
  });
});

describe("a bank debit", () => {
  test("is processing until the bank says that it arrived", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const intentId = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      status: "open",
      paymentStatus: "processing",
      amountPaid: 0n,
      amountDue: 10000n,
    });
    expect(await booksOf(world.ctx)).toEqual({ "receivable EUR": 10000n, "revenue EUR": -10000n });
    expect(world.mailbox.messages()).toHaveLength(0);

    world.stripe.settleProcessing(intentId, "succeeded");
    world.stripe.runTimers();
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "paid" });
    expect(world.mailbox.messages()).toHaveLength(1);
  });

  test("that fails leaves no trace in the books", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const before = await booksOf(world.ctx);
    const intentId = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    world.stripe.settleProcessing(intentId, "failed");
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "open", paymentStatus: "unpaid" });
    expect(await booksOf(world.ctx)).toEqual(before);
    expect(await listPaymentsOf(world.ctx, { invoiceId: id })).toMatchObject([{ state: "failed" }]);
  });
});
