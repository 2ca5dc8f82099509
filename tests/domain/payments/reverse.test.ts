import { afterEach, beforeEach, expect, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { provePayments, recordPayment, reversePayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  await world.close();
});

test("a payment recorded by mistake is taken back, and the invoice is due again", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const before = await booksOf(world.ctx);
  const payment = await recordPayment(world.ctx, { id, amount: 12000 });
  expect(await reversePayment(world.ctx, payment)).toMatchObject({ state: "reversed" });
  expect(await reversePayment(world.ctx, payment)).toMatchObject({ state: "reversed" });
  expect(await getInvoice(world.ctx, { id })).toMatchObject({
    status: "open",
    paymentStatus: "unpaid",
    amountDue: 10000n,
  });
  expect(await booksOf(world.ctx)).toEqual(before);
});

test("a payment through Stripe cannot be taken back by hand", async () => {
  const { payment } = await makePaidInvoice(world);
  await expect(reversePayment(world.ctx, payment)).rejects.toMatchObject({ kind: "conflict" });
});

test("a payment that was refunded in part cannot be taken back", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const payment = await recordPayment(world.ctx, { id, amount: 10000 });
  await createRefund(world.ctx, { paymentId: payment.id, amount: 1 });
  await expect(reversePayment(world.ctx, payment)).rejects.toMatchObject({ kind: "conflict" });
});

test("another organization's payment is not there", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const payment = await recordPayment(world.ctx, { id, amount: 10000 });
  await expect(reversePayment(await world.foreigner(), payment)).rejects.toThrow("There is no such payment.");
});
