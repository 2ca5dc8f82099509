import { afterEach, expect, test } from "vitest";
import { provePayments } from "#domain/payments";
import { minutes } from "#lib/duration";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
afterEach(async () => {
  expect(await provePayments(world.ctx)).toEqual([]);
  await world.close();
});

async function payWithoutFee(): Promise<void> {
  const { id } = await makeOpenInvoice(world.ctx);
  await goThroughCheckout(world, { invoiceId: id });
  await hearEvents(world);
}

test("a payment counts before its fee is known, and the fee is booked when Stripe names it", async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  await payWithoutFee();
  expect(await world.database.db.payment.findFirst()).toMatchObject({
    state: "succeeded",
    feeAmount: null,
    balanceTransactionId: null,
  });
  expect(await booksOf(world.ctx)).toMatchObject({ "stripe_clearing EUR": 10000n });

  world.stripe.runTimers();
  await hearEvents(world);
  expect(await world.database.db.payment.findFirst()).toMatchObject({ feeDueAt: null });
  const { "stripe_fees EUR": fee = 0n, ...books } = await booksOf(world.ctx);
  expect(fee).toBeGreaterThan(0n);
  expect(books).toEqual({ "revenue EUR": -10000n, "stripe_clearing EUR": 10000n - fee });
});

test("a fee whose event got lost is asked for after an hour", async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  await payWithoutFee();
  world.stripe.setDelivery("off");
  world.stripe.runTimers();
  world.clock.advance(minutes(59));
  await world.settle();
  expect(await world.database.db.payment.findFirst()).toMatchObject({ feeAmount: null });
  world.clock.advance(minutes(2));
  await world.settle();
  expect((await world.database.db.payment.findFirst())?.feeAmount).toBeGreaterThan(0n);
});

test("a fee is asked for again and again while Stripe is away", async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  await payWithoutFee();
  world.stripe.setDelivery("off");
  world.stripe.runTimers();
  await world.stripe.faults.add({ kind: "refuse" });
  world.clock.advance(minutes(61));
  await world.settle();
  expect(await world.database.db.payment.findFirst()).toMatchObject({ feeAmount: null });
  await world.stripe.faults.clear();
  world.clock.advance(minutes(6));
  await world.settle();
  expect((await world.database.db.payment.findFirst())?.feeAmount).toBeGreaterThan(0n);
});

test("what is charged in one currency and settled in another is moved over at Stripe's own amounts", async () => {
  world = await createWorld({ conversions: { eur: { currency: "usd", rate: 1.1 } } });
  const { payment } = await makePaidInvoice(world);
  const fee = payment.feeAmount ?? 0n;
  expect(await booksOf(world.ctx)).toEqual({
    "revenue EUR": -10000n,
    "currency_exchange EUR": 10000n,
    "currency_exchange USD": -11000n,
    "stripe_clearing USD": 11000n - fee,
    "stripe_fees USD": fee,
  });
});

test.each([
  { currency: "JPY", unitAmount: 5000, total: 10000n },
  { currency: "KWD", unitAmount: 12340, total: 24680n },
  { currency: "ISK", unitAmount: 50000, total: 100000n },
])("an invoice in $currency is paid to the smallest unit", async ({ currency, unitAmount, total }) => {
  world = await createWorld();
  const lines = [{ description: "Consulting", quantity: "2", unitAmount }];
  const { invoice, payment } = await makePaidInvoice(world, { currency, lines });
  expect(invoice).toMatchObject({ status: "paid", total, amountPaid: total });
  expect(payment).toMatchObject({ amount: total, currency });
});
