import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { listPayments } from "#domain/payments";
import { matchPayment, refundDiscrepancy, unmatchPayment } from "#domain/reconciliation";
import { createRefund } from "#domain/refunds";
import { checkoutMetadata } from "#domain/stripe-payments";
import { newId } from "#lib/ids";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { expectEqualBooks, onlyDiscrepancy, openDiscrepancies, proveAll, reconcile } from "./stories.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await expectEqualBooks(world);
  expect(await proveAll(world)).toEqual([]);
  await world.close();
});

const only = () => onlyDiscrepancy(world);

describe("money in suspense", () => {
  beforeEach(async () => {
    const { organizationId } = world;
    const lost = { invoiceId: newId(), clientId: newId(), attemptId: newId() };
    world.stripe.payByHand({ amount: 12000, metadata: checkoutMetadata({ organizationId, ...lost }) });
    world.stripe.runTimers();
    await hearEvents(world);
    await reconcile(world);
  });

  test("is matched with an invoice by hand, undone, and matched again", async () => {
    const { id: invoiceId } = await makeOpenInvoice(world.ctx);
    const { id, reason } = await only();
    expect(reason).toBe("payment-in-suspense");
    await matchPayment(world.ctx, { id, invoiceId });
    expect(await getInvoice(world.ctx, { id: invoiceId })).toMatchObject({
      status: "paid",
      paymentStatus: "overpaid",
      amountPaid: 12000n,
    });
    expect(await booksOf(world.ctx)).toMatchObject({ "client_credit EUR": -2000n });
    expect(await booksOf(world.ctx)).not.toHaveProperty("suspense EUR");
    expect(await proveAll(world)).toEqual([]);

    await unmatchPayment(world.ctx, { id });
    expect(await getInvoice(world.ctx, { id: invoiceId })).toMatchObject({
      status: "open",
      amountPaid: 0n,
      amountDue: 10000n,
    });
    expect(await booksOf(world.ctx)).toMatchObject({ "suspense EUR": -12000n });
    await reconcile(world);
    await matchPayment(world.ctx, { id: (await only()).id, invoiceId });
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual([]);
  });

  test("is not unmatched when it was refunded since", async () => {
    const client = await makeClient(world.ctx);
    const { id, paymentId } = await only();
    await matchPayment(world.ctx, { id, clientId: client.id });
    await createRefund(world.ctx, { paymentId: String(paymentId), amount: 500n });
    await expect(unmatchPayment(world.ctx, { id })).rejects.toThrow("in suspense as a whole");
  });

  test("goes back with one click", async () => {
    await refundDiscrepancy(world.ctx, { id: (await only()).id });
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual([]);
  });
});

test("money in another currency than its invoice's is asked about and goes back", async () => {
  const { id: invoiceId, clientId } = await makeOpenInvoice(world.ctx);
  const { organizationId } = world;
  const metadata = checkoutMetadata({ organizationId, invoiceId, clientId, attemptId: newId() });
  world.stripe.payByHand({ amount: 9900, currency: "usd", metadata });
  world.stripe.runTimers();
  await hearEvents(world);
  await reconcile(world);
  expect(await openDiscrepancies(world)).toEqual(["currency-mismatch 9900 USD"]);
  await refundDiscrepancy(world.ctx, { id: (await only()).id });
  await reconcile(world);
  expect(await openDiscrepancies(world)).toEqual([]);
  expect((await listPayments(world.ctx)).items).toMatchObject([{ amountRefunded: 9900n }]);
});
