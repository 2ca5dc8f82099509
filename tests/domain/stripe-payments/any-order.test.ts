import { afterEach, beforeEach, expect, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { listEntries, proveLedger } from "#domain/ledger";
import { listPaymentsOf, provePayments } from "#domain/payments";
import { listRefundsOf } from "#domain/refunds";
import { convergePaymentIntent } from "#domain/stripe-payments";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, connectInbox, goThroughCheckout } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  await world.close();
});

/** A bank debit that arrives, is refunded in part at Stripe's own site, and whose refund comes back. */
async function tellStory() {
  const { id } = await makeOpenInvoice(world.ctx);
  connectInbox(world);
  const intentId = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
  world.stripe.settleProcessing(intentId, "succeeded");
  world.stripe.runTimers();
  const order = { paymentIntentId: intentId, amount: 3000n, metadata: {} };
  const refund = await world.parts.stripe.createRefund(order, "by hand");
  world.stripe.settleRefund(refund.id, "failed");
  return { id, intentId };
}

async function outcome(id: string) {
  const payments = await listPaymentsOf(world.ctx, { invoiceId: id });
  const [payment] = payments;
  const invoice = await getInvoice(world.ctx, { id });
  return {
    books: await booksOf(world.ctx),
    entries: (await listEntries(world.ctx)).items.map(({ kind, sourceId }) => `${kind} ${sourceId}`).sort(),
    payments,
    refunds: payment ? await listRefundsOf(world.ctx, { paymentId: payment.id }) : [],
    invoice: { ...invoice, version: 0 },
  };
}

test("the events of a story may come in any order and any number of times", async () => {
  const { id } = await tellStory();
  const ids = world.stripe.pendingEvents().map((event) => event.id);
  await world.stripe.redeliver({ order: "reverse" });
  await world.settle();
  const reference = await outcome(id);
  expect(reference.invoice).toMatchObject({ status: "paid", paymentStatus: "paid", amountRefunded: 0n });
  expect(reference.refunds).toMatchObject([{ state: "failed", amount: 3000n }]);
  expect(ids.length).toBeGreaterThan(6);
  for (let round = 0; round < 5; round += 1) {
    await world.stripe.redeliver({ order: "random", copies: 2 });
    await world.database.db.stripeEvent.updateMany({
      data: { state: "received", nextAttemptAt: world.clock.now() },
    });
    await world.settle();
    expect(await outcome(id)).toEqual(reference);
  }
});

test.each(["as-is", "reverse", "random"] as const)(
  "what happened while nobody listened ends in the same books, told %s",
  async (order) => {
    const { id } = await tellStory();
    expect(await booksOf(world.ctx)).toEqual({ "receivable EUR": 10000n, "revenue EUR": -10000n });
    await world.stripe.redeliver({ order, copies: 2 });
    await world.settle();
    const { "stripe_fees EUR": fee = 0n, ...books } = await booksOf(world.ctx);
    expect(books).toEqual({ "revenue EUR": -10000n, "stripe_clearing EUR": 10000n - fee });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", amountPaid: 10000n });
  },
);

test("many who hear of one payment at the same moment book it once", async () => {
  const { id, intentId } = await tellStory();
  await Promise.all(Array.from({ length: 8 }, () => convergePaymentIntent(world.systemCtx, intentId)));
  const { entries, refunds } = await outcome(id);
  expect(entries.filter((entry) => entry.startsWith("payment_succeeded"))).toHaveLength(1);
  expect(refunds).toHaveLength(1);
});
