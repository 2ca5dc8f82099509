import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { getInvoice } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { createRefund } from "#domain/refunds";
import { findAttention } from "#domain/overview";
import { getPayment, provePayments } from "#domain/payments";
import { booksOf, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  await world.close();
});

async function makeDisputable() {
  const { invoice, payment } = await makePaidInvoice(world);
  return { id: invoice.id, payment, fee: payment.feeAmount ?? 0n, chargeId: String(payment.stripeChargeId) };
}

test("a dispute takes the money and a fee, and the invoice says so", async () => {
  const { id, chargeId, fee } = await makeDisputable();
  world.stripe.openDispute(chargeId);
  await hearEvents(world);
  expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "disputed" });
  const disputeFee = 2000n;
  expect(await booksOf(world.ctx)).toEqual({
    "revenue EUR": -10000n,
    "disputes EUR": 10000n,
    "stripe_fees EUR": fee + disputeFee,
    "stripe_clearing EUR": -fee - disputeFee,
  });
});

test("a won dispute brings the money back, not the fee", async () => {
  const { id, chargeId, fee } = await makeDisputable();
  const dispute = world.stripe.openDispute(chargeId);
  await hearEvents(world);
  world.stripe.closeDispute(dispute.id, "won");
  await hearEvents(world);
  expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "paid" });
  expect(await booksOf(world.ctx)).toEqual({
    "revenue EUR": -10000n,
    "stripe_fees EUR": fee + 2000n,
    "stripe_clearing EUR": 10000n - fee - 2000n,
  });
});

test("a lost dispute is written off, heard at once or step by step", async () => {
  const { id, chargeId, fee } = await makeDisputable();
  world.stripe.openDispute(chargeId, "lost");
  await hearEvents(world);
  await world.stripe.redeliver({ order: "reverse", copies: 2 });
  await world.settle();
  expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "disputed" });
  expect(await booksOf(world.ctx)).toEqual({
    "revenue EUR": -10000n,
    "write_offs EUR": 10000n,
    "stripe_fees EUR": fee + 2000n,
    "stripe_clearing EUR": -fee - 2000n,
  });
});

test("the invoice's activity tells of a dispute and, once, that it was lost", async () => {
  const { id, chargeId } = await makeDisputable();
  const dispute = world.stripe.openDispute(chargeId);
  await hearEvents(world);
  world.stripe.closeDispute(dispute.id, "lost");
  await hearEvents(world);
  await world.stripe.redeliver({ copies: 2 });
  await world.settle();
  const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: id });
  expect(items.map(({ verb }) => verb).filter((verb) => verb.includes("dispute"))).toEqual([
    "dispute lost",
    "payment disputed",
  ]);
});

test("a lost dispute asks for nothing any more, and a won one is told with its amount", async () => {
  const attention = async () => (await findAttention(world.ctx)).openDisputes;
  const { chargeId, payment } = await makeDisputable();
  const first = world.stripe.openDispute(chargeId);
  await hearEvents(world);
  expect(await attention()).toBe(1);
  world.stripe.closeDispute(first.id, "lost");
  await hearEvents(world);
  expect(await attention()).toBe(0);
  expect(await getPayment(world.ctx, { id: payment.id })).toMatchObject({
    ...{ amountDisputed: 10_000n, amountLost: 10_000n, evidenceDueAt: null },
  });

  const other = await makeDisputable();
  const second = world.stripe.openDispute(other.chargeId);
  await hearEvents(world);
  world.stripe.closeDispute(second.id, "won");
  await hearEvents(world);
  expect(await getPayment(world.ctx, { id: other.payment.id })).toMatchObject({
    ...{ amountDisputed: 0n, amountLost: 0n },
  });
  const { items } = await listActivity(world.ctx, { subjectKind: "invoice", subjectId: other.id });
  expect(items[0]).toMatchObject({ verb: "dispute won", after: { amount: "10000", currency: "EUR" } });
});

test("an inquiry withdraws nothing and books nothing", async () => {
  const { id, chargeId, fee } = await makeDisputable();
  world.stripe.openDispute(chargeId, "inquiry");
  await hearEvents(world);
  expect(await getInvoice(world.ctx, { id })).toMatchObject({ paymentStatus: "paid" });
  expect(await booksOf(world.ctx)).toEqual({
    "revenue EUR": -10000n,
    "stripe_fees EUR": fee,
    "stripe_clearing EUR": 10000n - fee,
  });
});

test("disputed money cannot be refunded", async () => {
  const { chargeId, payment } = await makeDisputable();
  world.stripe.openDispute(chargeId);
  await hearEvents(world);
  await expect(createRefund(world.ctx, { paymentId: payment.id })).rejects.toThrow(
    "Nothing is left of this payment to refund.",
  );
});
