import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startCheckout } from "#domain/checkout";
import { getInvoice } from "#domain/invoices";
import {
  listDiscrepancies,
  reconcileDue,
  reconciliationStatus,
  runReconciliation,
} from "#domain/reconciliation";
import { checkoutMetadata } from "#domain/stripe-payments";
import { days, hours } from "#lib/duration";
import { newId } from "#lib/ids";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, makePaidInvoice, sessionOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { expectEqualBooks, openDiscrepancies, proveAll, reconcile } from "./stories.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(await proveAll(world)).toEqual([]);
  await world.close();
});

describe("with the webhook away", () => {
  beforeEach(() => world.stripe.setDelivery("off"));

  test("a payment whose events never came is found by them, and the invoice is paid", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    world.stripe.runTimers();
    await expectEqualBooks(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", amountDue: 0n });
    const states = await world.database.db.stripeEvent.groupBy({ by: ["state"], _count: true });
    expect(states).toMatchObject([{ state: "applied" }]);
  });

  test("a payment that Stripe told nobody of is found all the same", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    world.stripe.runTimers();
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
    expect(await world.database.db.stripeEvent.count()).toBe(0);
  });

  test("a payment on its way is shown as processing, and its failure is noticed", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const intent = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ paymentStatus: "processing" });
    world.stripe.settleProcessing(intent, "failed");
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "open", paymentStatus: "unpaid" });
  });

  test("a refund, a dispute and how it ends are found", async () => {
    world.stripe.setDelivery("on");
    const refunded = await makePaidInvoice(world);
    const disputed = await makePaidInvoice(world);
    world.stripe.setDelivery("off");
    world.stripe.refundByHand(String(refunded.payment.stripeChargeId), 4000);
    const dispute = world.stripe.openDispute(String(disputed.payment.stripeChargeId));
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await getInvoice(world.ctx, { id: refunded.invoice.id })).toMatchObject({
      paymentStatus: "partially_refunded",
    });
    expect(await getInvoice(world.ctx, { id: disputed.invoice.id })).toMatchObject({
      paymentStatus: "disputed",
    });
    expect(await world.database.db.dispute.findMany()).toMatchObject([
      { state: "open", amount: 10000n, reason: "fraudulent", stripeDisputeId: dispute.id, closedAt: null },
    ]);

    // Days later, without a movement of money that would tell.
    world.clock.advance(days(3));
    world.stripe.closeDispute(dispute.id, "lost");
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await world.database.db.dispute.findFirst()).toMatchObject({ state: "lost" });
    expect(await booksOf(world.ctx)).toMatchObject({ "write_offs EUR": 10000n });
  });

  test("a refund that failed long after is found by what it brought back", async () => {
    world.stripe.setDelivery("on");
    const { payment } = await makePaidInvoice(world);
    world.stripe.setDelivery("off");
    const refund = world.stripe.refundByHand(String(payment.stripeChargeId), 4000);
    await expectEqualBooks(world);
    world.clock.advance(days(9));
    world.stripe.settleRefund(refund.id, "failed");
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await world.database.db.refund.findFirst()).toMatchObject({ state: "failed" });
  });

  test("a session that was left is over here too", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await startCheckout(world.ctx, { invoiceId: id });
    world.stripe.completeCheckout(await sessionOf(world, id), "expired");
    world.stripe.dropPendingEvents();
    await expectEqualBooks(world);
    expect(await world.database.db.checkoutAttempt.findFirst()).toMatchObject({ state: "expired" });
  });
});

test("money that is not on Stripe's balance yet is on its way, and no difference", async () => {
  await world.close();
  world = await createWorld({ balanceTransactionDelay: Infinity });
  await makePaidInvoice(world);
  const { id } = await makeOpenInvoice(world.ctx);
  await goThroughCheckout(world, { invoiceId: id });
  expect(await reconcile(world)).toMatchObject({
    balanced: true,
    perCurrency: [{ currency: "EUR", ledger: 9680n, stripe: 9680n, waiting: 10000n }],
  });
  world.stripe.runTimers();
  expect(await reconcile(world)).toMatchObject({
    balanced: true,
    perCurrency: [{ currency: "EUR", ledger: 19360n, stripe: 19360n, waiting: 0n }],
  });
  expect(await openDiscrepancies(world)).toEqual([]);
});

test("what Stripe settles in another currency is equal in both", async () => {
  await world.close();
  world = await createWorld({ conversions: { usd: { currency: "eur", rate: 0.9 } } });
  const { payment } = await makePaidInvoice(world, { currency: "USD" });
  world.stripe.refundByHand(String(payment.stripeChargeId), 2500);
  world.stripe.openDispute(
    String((await makePaidInvoice(world, { currency: "USD" })).payment.stripeChargeId),
  );
  const status = await reconcile(world);
  expect(status.balanced).toBe(true);
  expect(status.perCurrency.map(({ currency }) => currency)).toContain("EUR");
  expect(status.perCurrency.every(({ ledger, stripe }) => ledger === stripe)).toBe(true);
  expect(await openDiscrepancies(world)).toEqual(["refund-without-credit-note 2500 USD"]);
});

test("another amount than was asked for is told, once", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await startCheckout(world.ctx, { invoiceId: id });
  world.stripe.completeCheckout(await sessionOf(world, id), "paid", { amount: 9000 });
  world.stripe.runTimers();
  await expectEqualBooks(world);
  expect(await openDiscrepancies(world)).toEqual(["amount-differs 9000 EUR"]);
  const { items } = await listDiscrepancies(world.ctx);
  expect(items[0]).toMatchObject({
    invoiceId: id,
    detail: "Stripe took €90.00 where €100.00 was asked for.",
  });
  world.clock.advance(days(2));
  await expectEqualBooks(world);
  expect(await openDiscrepancies(world)).toEqual(["amount-differs 9000 EUR"]);
});

test("a payment in the books that Stripe does not know is told, and the books are not equal", async () => {
  const { payment, invoice } = await makePaidInvoice(world);
  const other = await createWorld({ now: world.clock.now().toISOString() });
  try {
    // The same database with another account at Stripe, in which none of it ever happened.
    const parts = { ...world.parts, stripe: other.parts.stripe };
    const apart = { ...world, parts, ctx: { ...world.ctx, parts, stripe: parts.stripe } };
    await runReconciliation(apart.ctx, { occasion: "asked" });
    await reconcileDue({ ...world.systemCtx, parts, stripe: parts.stripe });
    expect(await reconciliationStatus(world.ctx)).toMatchObject({
      balanced: false,
      perCurrency: [{ currency: "EUR", ledger: 9680n, stripe: 0n }],
    });
  } finally {
    await other.close();
  }
  expect(await openDiscrepancies(world)).toEqual([
    "missing-at-stripe -320 EUR",
    "missing-at-stripe 10000 EUR",
  ]);
  const { items } = await listDiscrepancies(world.ctx);
  expect(items[1]).toMatchObject({ paymentId: payment.id, invoiceId: invoice.id });
  expect(await world.database.db.incident.findMany()).toMatchObject([
    { kind: "books-differ", detail: "The books and Stripe differ by €96.80." },
  ]);
  // With the right account again all is well, and the admins are told so.
  await expectEqualBooks(world);
  expect(await openDiscrepancies(world)).toEqual([]);
  expect(await world.database.db.incident.findFirst()).toMatchObject({
    quietSince: expect.any(Date) as Date,
  });
});

test("a line of Stripe's that is booked with another amount is told with the difference", async () => {
  const { payment } = await makePaidInvoice(world);
  await reconcile(world);
  const id = String(payment.balanceTransactionId);
  await world.database.db.balanceTransaction.update({
    where: { id },
    data: { net: 9000n, bookedAmount: null },
  });
  expect(await reconcile(world)).toMatchObject({ balanced: false });
  expect(await openDiscrepancies(world)).toEqual(["balance-differs 680 EUR", "differs-from-stripe -680 EUR"]);
  await world.database.db.balanceTransaction.update({
    where: { id },
    data: { net: 9680n, bookedAmount: null },
  });
  await expectEqualBooks(world);
  expect(await openDiscrepancies(world)).toEqual([]);
});

test("an open session that the books lost is ended, so that nobody pays in it", async () => {
  const { id, clientId } = await makeOpenInvoice(world.ctx);
  const { organizationId } = world;
  const metadata = checkoutMetadata({ organizationId, invoiceId: id, clientId, attemptId: newId() });
  const session = await world.parts.stripe.createCheckoutSession(
    {
      ...{ amount: 10000n, currency: "EUR", description: "Invoice", customerEmail: null, metadata },
      ...{ successUrl: "http://localhost:3000/paid/x", cancelUrl: "http://localhost:3000/" },
      expiresAt: new Date(world.clock.now().getTime() + hours(2)),
    },
    newId(),
  );
  await expectEqualBooks(world);
  expect(await world.parts.stripe.retrieveCheckoutSession(session.id)).toMatchObject({ status: "expired" });
});
