import { afterEach, beforeEach, expect, test } from "vitest";
import { recordPayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { minutes } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const told = () => world.mailbox.messages().filter(({ subject }) => subject.startsWith("Refund of"));

test("each refund is told once, to whom the receipt went, however often Stripe speaks of it", async () => {
  const { payment } = await makePaidInvoice(world);
  await createRefund(world.ctx, { paymentId: payment.id, amount: 2500n });
  await createRefund(world.ctx, { paymentId: payment.id });
  await hearEvents(world);
  await world.stripe.redeliver({ order: "reverse", copies: 2 });
  await world.settle();
  expect(told().map(({ subject, to }) => `${subject}, ${to.join()}`)).toEqual([
    "Refund of €25.00 for invoice INV-0001, ada@lovelace.test",
    "Refund of €75.00 for invoice INV-0001, ada@lovelace.test",
  ]);
  expect(told()[0]?.text).toMatch(/Of your payment of +€100\.00/);
  expect(told()[0]?.text).toContain("goes back the way you paid");
  expect(told()[0]?.text).toMatch(/http:\/\/localhost:3000\/i\/[\w-]+/);
});

test("a refund that waits for Stripe is told when it got through, not before", async () => {
  const { payment } = await makePaidInvoice(world);
  await world.stripe.faults.add({ kind: "refuse" });
  await createRefund(world.ctx, { paymentId: payment.id });
  await world.settle();
  expect(told()).toEqual([]);
  await world.stripe.faults.clear();
  world.clock.advance(minutes(20));
  await world.settle();
  expect(told()).toHaveLength(1);
});

test("a refund of a bank transfer is told as one that comes by hand", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const payment = await recordPayment(world.ctx, { id, amount: 10000, method: "Bank transfer" });
  await createRefund(world.ctx, { paymentId: payment.id, amount: 4000n });
  await world.settle();
  expect(told()).toMatchObject([{ subject: "Refund of €40.00 for invoice INV-0001" }]);
  expect(told()[0]?.text).toContain("outside this page");
});

test("a payment of a part has a receipt that says what is still due, and the rest one that says that nothing is", async () => {
  const client = await makeClient(world.ctx);
  const { id } = await makeOpenInvoice(world.ctx, { clientId: client.id, allowsPartialPayments: true });
  await goThroughCheckout(world, { invoiceId: id, amount: 4000n });
  await hearEvents(world);
  await goThroughCheckout(world, { invoiceId: id });
  await hearEvents(world);
  const receipts = world.mailbox.messages().filter(({ subject }) => /received/.test(subject));
  expect(receipts.map(({ subject }) => subject)).toEqual([
    "Part payment received for invoice INV-0001: €60.00 still due",
    "Payment received for invoice INV-0001",
  ]);
  expect(receipts[1]?.text).toContain("The invoice is paid in full.");
});
