import { afterEach, beforeEach, expect, test } from "vitest";
import { createStripeDoor, type StripeDoor, StripeFailure } from "#platform/stripe";
import { startLocalStripe, type LocalStripe } from "../../stripe-local/index.ts";

let stripe: LocalStripe;
let door: StripeDoor;
beforeEach(async () => {
  stripe = await startLocalStripe({ autoDeliver: false, balanceTransactionDelayMs: Infinity });
  door = createStripeDoor({
    secretKey: "sk_test_door",
    webhookSecrets: ["whsec_new", stripe.webhookSecret],
    apiBase: stripe.apiBase,
    timeout: 300,
  });
});
afterEach(() => stripe.stop());

function order(over: { amount?: bigint; currency?: string; customerEmail?: string | null } = {}) {
  return {
    amount: 1999n,
    currency: "EUR",
    description: "Invoice INV-0001",
    customerEmail: "ada@lovelace.test",
    successUrl: "http://localhost:3000/paid/1",
    cancelUrl: "http://localhost:3000/invoice/1",
    expiresAt: new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000),
    metadata: { organization_id: "org-1", invoice_id: "inv-1" },
    ...over,
  };
}

test("a session asks for one line over the whole amount, without conversion, and names our rows twice", async () => {
  const session = await door.createCheckoutSession(order(), "key-1");
  expect(session).toMatchObject({
    status: "open",
    isPaid: false,
    paymentIntentId: null,
    expiresAt: order().expiresAt,
    metadata: { organization_id: "org-1", invoice_id: "inv-1" },
  });
  const [request] = stripe.requests();
  const body = decodeURIComponent(JSON.stringify(request));
  for (const part of ["adaptive_pricing", "ada@lovelace.test", "payment_intent_data", "key-1"])
    expect(body).toContain(part);
  expect(body).not.toContain("promotion");
});

test("a session of a client without an address leaves it to be typed", async () => {
  const session = await door.createCheckoutSession(order({ customerEmail: null }), "key-1");
  expect(session.status).toBe("open");
});

test("the same key answers the same session, other parameters under it are our mistake", async () => {
  const first = await door.createCheckoutSession(order(), "key-1");
  expect((await door.createCheckoutSession(order(), "key-1")).id).toBe(first.id);
  await expect(door.createCheckoutSession(order({ amount: 2000n }), "key-1")).rejects.toMatchObject({
    failureClass: "mismatch",
  });
});

test("a payment is read with its charge, and with its fee once Stripe has named it", async () => {
  const { id } = await door.createCheckoutSession(order(), "key-1");
  stripe.completeCheckout(id, "paid");
  const session = await door.retrieveCheckoutSession(id);
  expect(session).toMatchObject({ status: "complete", isPaid: true, url: null });
  const intentId = String(session.paymentIntentId);
  expect(await door.retrievePaymentIntent(intentId)).toMatchObject({
    status: "succeeded",
    amount: 1999n,
    currency: "EUR",
    metadata: { organization_id: "org-1" },
    charge: { status: "succeeded", method: "Visa ending in 4242", balanceTransaction: null },
  });
  stripe.runTimers();
  const { charge } = await door.retrievePaymentIntent(intentId);
  expect(charge?.balanceTransaction).toMatchObject({ type: "charge", amount: 1999n, currency: "EUR" });
  const transaction = charge?.balanceTransaction;
  expect(transaction?.net).toBe((transaction?.amount ?? 0n) - (transaction?.fee ?? 0n));
  expect(await door.retrieveBalanceTransaction(String(transaction?.id))).toEqual(transaction);
  expect(await door.retrieveCharge(String(charge?.id))).toEqual(charge);
});

test("a session that was paid cannot be expired", async () => {
  const { id } = await door.createCheckoutSession(order(), "key-1");
  stripe.completeCheckout(id, "paid");
  await expect(door.expireCheckoutSession(id)).rejects.toMatchObject({ failureClass: "invalid" });
});

test("refunds and disputes are read with what they did to the balance", async () => {
  const { id } = await door.createCheckoutSession(order(), "key-1");
  stripe.completeCheckout(id, "paid");
  stripe.runTimers();
  const paymentIntentId = String((await door.retrieveCheckoutSession(id)).paymentIntentId);
  const refund = await door.createRefund(
    { paymentIntentId, amount: 500n, metadata: { refund_id: "r" } },
    "r-1",
  );
  expect(refund).toMatchObject({
    status: "succeeded",
    amount: 500n,
    balanceTransaction: { amount: -500n, fee: 0n },
    failureBalanceTransaction: null,
    metadata: { refund_id: "r" },
  });
  expect(await door.listRefunds(paymentIntentId)).toEqual([refund]);
  expect(await door.retrieveRefund(refund.id)).toEqual(refund);
  const { charge } = await door.retrievePaymentIntent(paymentIntentId);
  const opened = stripe.openDispute(String(charge?.id));
  const [dispute] = await door.listDisputes(paymentIntentId);
  expect(dispute).toMatchObject({ status: "open", paymentIntentId });
  expect(dispute?.balanceTransactions[0]?.amount).toBeLessThan(0n);
  expect(await door.retrieveDispute(opened.id)).toEqual(dispute);
});

test.each([
  ["refuse", "unknown"],
  ["reset", "unknown"],
  ["hang", "unknown"],
  ["cut", "unknown"],
  ["html-503", "server"],
  ["500", "server"],
  ["429", "busy"],
  ["402", "payment"],
  ["401", "config"],
  ["404", "missing"],
] as const)("a call that ends in %s counts as %s", async (kind, failureClass) => {
  await stripe.faults.add({ kind, when: "before" });
  const failure: unknown = await door.retrieveCheckoutSession("cs_1").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StripeFailure);
  expect(failure).toMatchObject({ failureClass, kind: "unavailable" });
});

test("past events are listed, also those that were never delivered", async () => {
  const { id } = await door.createCheckoutSession(order(), "key-1");
  stripe.completeCheckout(id, "paid");
  const events = await door.listEvents({ since: new Date(Date.now() - 60_000) });
  expect(events.map(({ type }) => type)).toContain("checkout.session.completed");
  const ofType = await door.listEvents({ since: new Date(0), type: "charge.succeeded" });
  expect(ofType).toMatchObject([{ type: "charge.succeeded", object: { kind: "charge" } }]);
});
