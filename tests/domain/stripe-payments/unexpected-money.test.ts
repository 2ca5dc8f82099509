import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startCheckout } from "#domain/checkout";
import { getInvoice } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { listPayments, provePayments, recordPayment } from "#domain/payments";
import { checkoutMetadata } from "#domain/stripe-payments";
import type { StripeMetadata } from "#platform/stripe";
import { newId } from "#lib/ids";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, hearEvents, sessionOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
});
afterEach(async () => {
  expect([...(await proveLedger(world.ctx)), ...(await provePayments(world.ctx))]).toEqual([]);
  await world.close();
});

/** Someone pays in a session that this app did not open, or not for this. */
async function payElsewhere(over: { metadata: StripeMetadata; currency?: string; amount?: bigint }) {
  const session = await world.parts.stripe.createCheckoutSession(
    {
      amount: over.amount ?? 10000n,
      currency: over.currency ?? "EUR",
      description: "Something",
      customerEmail: null,
      successUrl: "http://localhost:3000/paid/x",
      cancelUrl: "http://localhost:3000/",
      expiresAt: new Date(world.clock.now().getTime() + 3_600_000),
      metadata: over.metadata,
    },
    newId(),
  );
  world.stripe.completeCheckout(session.id, "paid");
  await hearEvents(world);
}

describe("money that no invoice asked for", () => {
  test("an offline payment and a card payment at once leave the client a credit", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await startCheckout(world.ctx, { invoiceId: id });
    const sessionId = await sessionOf(world, id);
    world.stripe.completeCheckout(sessionId, "paid");
    await recordPayment(world.ctx, { id, amount: 4000n });
    await hearEvents(world);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      status: "paid",
      paymentStatus: "overpaid",
      amountPaid: 14000n,
      amountDue: 0n,
    });
    expect(await booksOf(world.ctx)).toEqual({
      "bank EUR": 4000n,
      "stripe_clearing EUR": 10000n,
      "client_credit EUR": -4000n,
      "revenue EUR": -10000n,
    });
  });

  test("for an invoice that is unknown here waits in suspense", async () => {
    const { organizationId } = world;
    const metadata = checkoutMetadata({
      organizationId,
      invoiceId: newId(),
      clientId: newId(),
      attemptId: newId(),
    });
    await payElsewhere({ metadata });
    expect((await listPayments(world.ctx)).items).toMatchObject([
      { invoiceId: null, clientId: null, state: "succeeded", amount: 10000n },
    ]);
    expect(await booksOf(world.ctx)).toEqual({ "stripe_clearing EUR": 10000n, "suspense EUR": -10000n });
  });

  test("in another currency than the invoice's is kept for the client and pays nothing", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const { organizationId } = world;
    const metadata = checkoutMetadata({ organizationId, invoiceId: id, clientId, attemptId: newId() });
    await payElsewhere({ metadata, currency: "USD", amount: 9900n });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "open", amountPaid: 0n });
    expect((await listPayments(world.ctx)).items).toMatchObject([
      {
        invoiceId: null,
        clientId,
        currency: "USD",
        creditedAmount: 9900n,
        reference: "For invoice INV-0001",
      },
    ]);
    expect(await booksOf(world.ctx)).toEqual({
      "receivable EUR": 10000n,
      "revenue EUR": -10000n,
      "stripe_clearing USD": 9900n,
      "client_credit USD": -9900n,
    });
  });

  test("another amount than was due pays that much and no more", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const { organizationId } = world;
    const metadata = checkoutMetadata({ organizationId, invoiceId: id, clientId, attemptId: newId() });
    await payElsewhere({ metadata, amount: 9999n });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      status: "open",
      paymentStatus: "partially_paid",
      amountDue: 1n,
    });
  });

  test("of another application on the same account is ignored", async () => {
    await payElsewhere({ metadata: { order: "17" } });
    expect((await listPayments(world.ctx)).items).toEqual([]);
    const events = await world.database.db.stripeEvent.findMany();
    expect(new Set(events.map(({ state }) => state))).toEqual(new Set(["ignored"]));
  });

  test("for an organization that does not exist here is ignored", async () => {
    await payElsewhere({ metadata: { organization_id: newId(), invoice_id: newId() } });
    expect(await world.database.db.payment.count()).toBe(0);
  });
});

test("an invoice that became void while its client was paying leaves the money as credit", async () => {
  const { id, clientId } = await makeOpenInvoice(world.ctx);
  await goThroughCheckout(world, { invoiceId: id });
  // Written as voiding does it, so that this story needs no more of the invoices than their books.
  await world.database.transaction((db) =>
    db.invoice.update({ where: { id }, data: { status: "void", amountDue: 0n } }),
  );
  await hearEvents(world);
  expect((await listPayments(world.ctx)).items).toMatchObject([
    { invoiceId: id, clientId, creditedAmount: 10000n },
  ]);
  expect(await booksOf(world.ctx)).toMatchObject({ "client_credit EUR": -10000n });
  expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "void", amountDue: 0n });
});
