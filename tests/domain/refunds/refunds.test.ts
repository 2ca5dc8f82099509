import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { listPaymentsOf, provePayments, recordPayment } from "#domain/payments";
import { createRefund, getRefund, listRefundsOf } from "#domain/refunds";
import { hours, minutes } from "#lib/duration";
import { newId } from "#lib/ids";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  await world.close();
});

const stripeRefunds = () => world.stripe.state.refunds;

describe("a refund", () => {
  test("of a part leaves the invoice paid and can be followed by one of the rest", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    const fee = payment.feeAmount ?? 0n;
    const part = await createRefund(world.ctx, { paymentId: payment.id, amount: 2500, reason: "Broken" });
    expect(part).toMatchObject({ state: "succeeded", amount: 2500n, currency: "EUR", reason: "Broken" });
    expect(await getInvoice(world.ctx, { id: invoice.id })).toMatchObject({
      status: "paid",
      paymentStatus: "partially_refunded",
      amountPaid: 10000n,
      amountRefunded: 2500n,
      amountDue: 0n,
    });
    expect(await createRefund(world.ctx, { paymentId: payment.id })).toMatchObject({ amount: 7500n });
    expect(await getInvoice(world.ctx, { id: invoice.id })).toMatchObject({ paymentStatus: "refunded" });
    expect(await booksOf(world.ctx)).toEqual({
      "revenue EUR": -10000n,
      "refunds EUR": 10000n,
      "stripe_fees EUR": fee,
      "stripe_clearing EUR": -fee,
    });
  });

  test("of more than is left is refused and nothing changes", async () => {
    const { payment } = await makePaidInvoice(world);
    await createRefund(world.ctx, { paymentId: payment.id, amount: 6000n });
    await expect(createRefund(world.ctx, { paymentId: payment.id, amount: 4001n })).rejects.toMatchObject({
      kind: "conflict",
      message: "At most €40.00 of this payment can be refunded.",
    });
    expect(stripeRefunds()).toHaveLength(1);
  });

  test.each([0, -5, 10 ** 15])("of %d is no amount", async (amount) => {
    const { payment } = await makePaidInvoice(world);
    await expect(createRefund(world.ctx, { paymentId: payment.id, amount })).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "amount" }],
    });
  });

  test("of another organization's payment does not find it", async () => {
    const { payment } = await makePaidInvoice(world);
    await expect(createRefund(await world.foreigner(), { paymentId: payment.id })).rejects.toThrow(
      "There is no such payment.",
    );
  });

  test("submitted twice with one key is one refund", async () => {
    const { payment } = await makePaidInvoice(world);
    const input = { paymentId: payment.id, amount: 1000, key: newId() };
    const first = await createRefund(world.ctx, input);
    expect(await createRefund(world.ctx, input)).toEqual(first);
    expect(stripeRefunds()).toHaveLength(1);
  });

  test("of two at once that are too much together, one is refused", async () => {
    const { payment } = await makePaidInvoice(world);
    const results = await Promise.allSettled(
      [7000n, 7000n].map((amount) => createRefund(world.ctx, { paymentId: payment.id, amount })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(stripeRefunds()).toHaveLength(1);
  });

  test("of a payment that is still on its way is refused", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    const [payment] = await listPaymentsOf(world.ctx, { invoiceId: id });
    await expect(createRefund(world.ctx, { paymentId: String(payment?.id) })).rejects.toThrow(
      "A payment that is processing cannot be refunded.",
    );
  });
});

describe("when Stripe does not answer", () => {
  test("the refund waits, counts at once, and is carried out when Stripe is back", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    await world.stripe.faults.add({ kind: "refuse" });
    const refund = await createRefund(world.ctx, { paymentId: payment.id, amount: 3000n });
    expect(refund).toMatchObject({ state: "pending", amount: 3000n });
    expect(await getInvoice(world.ctx, { id: invoice.id })).toMatchObject({ amountRefunded: 3000n });
    await world.stripe.faults.clear();
    world.clock.advance(minutes(20));
    await world.settle();
    expect(await getRefund(world.ctx, refund)).toMatchObject({ state: "succeeded", lastError: null });
    expect(stripeRefunds()).toMatchObject([{ amount: 3000 }]);
  });

  test.each(["reset", "500"] as const)(
    "but did it all the same (%s), it is found and not done twice",
    async (kind) => {
      const { payment } = await makePaidInvoice(world);
      await world.stripe.faults.add({
        match: { method: "POST", path: "/v1/refunds" },
        ...{ when: "after", kind, times: 2 },
      });
      const refund = await createRefund(world.ctx, { paymentId: payment.id, amount: 3000n });
      expect(refund.state).toBe("pending");
      await world.stripe.faults.clear();
      world.clock.advance(hours(1));
      await world.settle();
      expect(await getRefund(world.ctx, refund)).toMatchObject({ state: "succeeded" });
      expect(stripeRefunds()).toHaveLength(1);
    },
  );

  test("and fails by itself before doing anything, another key is used for the next try", async () => {
    const { payment } = await makePaidInvoice(world);
    await world.stripe.faults.add({
      match: { method: "POST", path: "/v1/refunds" },
      ...{ when: "before", kind: "500", times: 1 },
    });
    const refund = await createRefund(world.ctx, { paymentId: payment.id, amount: 3000n });
    world.clock.advance(hours(1));
    await world.settle();
    expect(await getRefund(world.ctx, refund)).toMatchObject({ state: "succeeded" });
    expect(stripeRefunds()).toHaveLength(1);
  });
});

describe("a refund that Stripe does not carry out", () => {
  test("fails at once when Stripe refuses it, and the money is free again", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    await world.stripe.faults.add({
      match: { method: "POST", path: "/v1/refunds" },
      ...{ when: "before", kind: "402", times: 1 },
    });
    expect(await createRefund(world.ctx, { paymentId: payment.id })).toMatchObject({ state: "failed" });
    expect(await getInvoice(world.ctx, { id: invoice.id })).toMatchObject({
      paymentStatus: "paid",
      amountRefunded: 0n,
    });
    expect(await createRefund(world.ctx, { paymentId: payment.id })).toMatchObject({ state: "succeeded" });
  });

  test("and that the bank sends back later is booked back", async () => {
    const { invoice, payment } = await makePaidInvoice(world);
    const before = await booksOf(world.ctx);
    const { id } = await createRefund(world.ctx, { paymentId: payment.id });
    world.stripe.settleRefund(String(stripeRefunds()[0]?.id), "failed");
    await hearEvents(world);
    expect(await getRefund(world.ctx, { id })).toMatchObject({ state: "failed" });
    expect(await booksOf(world.ctx)).toEqual(before);
    expect(await getInvoice(world.ctx, { id: invoice.id })).toMatchObject({ paymentStatus: "paid" });
  });
});

test("a refund made at Stripe by hand reaches the invoice and the books", async () => {
  const { invoice, payment, paymentIntentId } = await makePaidInvoice(world);
  await world.parts.stripe.createRefund({ paymentIntentId, amount: 1500n, metadata: {} }, "by hand");
  await hearEvents(world);
  expect(await listRefundsOf(world.ctx, { paymentId: payment.id })).toMatchObject([
    { state: "succeeded", amount: 1500n, reason: "Made at Stripe" },
  ]);
  expect(await getInvoice(world.ctx, { id: invoice.id })).toMatchObject({ amountRefunded: 1500n });
  expect(await booksOf(world.ctx)).toMatchObject({ "refunds EUR": 1500n });
});

test("a refund gives back the client's credit first", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await goThroughCheckout(world, { invoiceId: id });
  await recordPayment(world.ctx, { id, amount: 4000n });
  await hearEvents(world);
  const [card] = (await listPaymentsOf(world.ctx, { invoiceId: id })).filter(
    ({ source }) => source === "stripe",
  );
  expect(card).toMatchObject({ creditedAmount: 4000n });
  await createRefund(world.ctx, { paymentId: String(card?.id), amount: 5000n });
  const books = await booksOf(world.ctx);
  expect(books["client_credit EUR"]).toBeUndefined();
  expect(books).toMatchObject({ "refunds EUR": 1000n, "revenue EUR": -10000n });
});

test("a refund of money that came by bank leaves by bank", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const payment = await recordPayment(world.ctx, { id, amount: 10000n });
  expect(await createRefund(world.ctx, { paymentId: payment.id, amount: 2000n })).toMatchObject({
    state: "succeeded",
  });
  expect(await booksOf(world.ctx)).toEqual({
    "bank EUR": 8000n,
    "refunds EUR": 2000n,
    "revenue EUR": -10000n,
  });
  expect(world.stripe.requests()).toHaveLength(0);
});
