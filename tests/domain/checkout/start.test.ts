import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startCheckout } from "#domain/checkout";
import { getInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { contextFor } from "#platform/context";
import { stripeNotConfigured } from "#platform/stripe";
import { hours, minutes } from "#lib/duration";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents, sessionOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
});
afterEach(() => world.close());

const sessions = () => world.stripe.state.sessions;
const creations = () =>
  world.stripe.requests().filter(({ method, path }) => method === "POST" && path === "/v1/checkout/sessions");
const attempts = () => world.database.db.checkoutAttempt.findMany({ orderBy: { id: "asc" } });

describe("a client who wants to pay", () => {
  test("is sent to a session over exactly what is due, which names our rows", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    const { url } = await startCheckout(world.ctx, { invoiceId: id });
    const [attempt] = await attempts();
    expect(url).toBe(attempt?.url);
    expect(attempt).toMatchObject({ state: "open", amount: 10000n, currency: "EUR" });
    const session = await world.parts.stripe.retrieveCheckoutSession(String(attempt?.stripeSessionId));
    expect(session.metadata).toEqual({
      organization_id: world.organizationId,
      invoice_id: id,
      client_id: clientId,
      attempt_id: attempt?.id,
    });
    expect(sessions()).toMatchObject([
      {
        amount_total: 10000,
        currency: "eur",
        success_url: `http://localhost:3000/paid/${attempt?.id}`,
        cancel_url: `http://localhost:3000/invoice/${id}`,
      },
    ]);
  });

  test("gets the same session again while it fits", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const first = await startCheckout(world.ctx, { invoiceId: id });
    world.clock.advance(hours(22));
    expect(await startCheckout(world.ctx, { invoiceId: id })).toEqual(first);
    expect(sessions()).toHaveLength(1);
  });

  test("gets a new session when less than 30 minutes are left of the old one, which is expired first", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const first = await startCheckout(world.ctx, { invoiceId: id });
    world.clock.advance(hours(22) + minutes(31));
    const second = await startCheckout(world.ctx, { invoiceId: id });
    expect(second).not.toEqual(first);
    expect(
      sessions()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["expired", "open"]);
  });

  test("gets a new session over the rest when somebody recorded a payment meanwhile", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await startCheckout(world.ctx, { invoiceId: id });
    await recordPayment(world.ctx, { id, amount: 4000n });
    await startCheckout(world.ctx, { invoiceId: id });
    expect((await attempts()).map(({ state, amount }) => ({ state, amount }))).toEqual([
      { state: "expired", amount: 10000n },
      { state: "open", amount: 6000n },
    ]);
  });

  test("is sent to the same session from two tabs at once", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const urls = await Promise.all(
      Array.from({ length: 6 }, () => startCheckout(world.ctx, { invoiceId: id })),
    );
    expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
    expect(creations()).toHaveLength(1);
  });

  test("sees the result when the payment of another tab has not been heard of yet", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    const [attempt] = await attempts();
    expect(await startCheckout(world.ctx, { invoiceId: id })).toEqual({
      url: `http://localhost:3000/paid/${attempt?.id}`,
    });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
    expect(sessions()).toHaveLength(1);
  });

  test("sees the result when the old session was paid just before it could be expired", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    await recordPayment(world.ctx, { id, amount: 1n });
    const [attempt] = await attempts();
    expect(attempt?.state).toBe("expiring");
    const { url } = await startCheckout(world.ctx, { invoiceId: id });
    expect(url).toBe(`http://localhost:3000/paid/${attempt?.id}`);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "overpaid" });
  });
});

describe("an invoice that cannot be paid", () => {
  test("because it is settled says that nothing is due", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 10000n });
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toThrow(
      "Nothing is due on this invoice.",
    );
    expect(creations()).toHaveLength(0);
  });

  test("because a bank debit is on its way says so", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toThrow("on its way");
  });

  test("because it is a draft says that nothing is due", async () => {
    const { id } = await makeDraft(world.ctx);
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toThrow("Nothing is due");
  });

  test("because it is less than Stripe takes says how much it takes", async () => {
    const lines = [{ description: "A sheet of paper", quantity: "1", unitAmount: 49 }];
    const { id } = await makeOpenInvoice(world.ctx, { lines });
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toThrow(
      "The least that can be paid by card is €0.50.",
    );
  });

  test("because it is another organization's does not exist", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await expect(startCheckout(await world.foreigner(), { invoiceId: id })).rejects.toThrow(
      "There is no such invoice.",
    );
  });

  test("because Stripe is not connected says so", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const ctx = contextFor({ ...world.parts, stripe: stripeNotConfigured }, world.ctx.actor);
    await expect(startCheckout(ctx, { invoiceId: id })).rejects.toThrow("cannot be paid online");
  });
});

describe("when Stripe fails", () => {
  test("before it did anything, the click is refused and the next one works", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await world.stripe.faults.add({ kind: "refuse" });
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toMatchObject({ kind: "unavailable" });
    await world.stripe.faults.clear();
    await startCheckout(world.ctx, { invoiceId: id });
    expect(await attempts()).toMatchObject([{ state: "open" }]);
  });

  test("after it made the session, the same key finds that session again", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await world.stripe.faults.add({ when: "after", kind: "reset", times: 2 });
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toMatchObject({
      failureClass: "unknown",
    });
    await world.stripe.faults.clear();
    expect(await attempts()).toMatchObject([{ state: "reserved", stripeSessionId: null }]);
    const { url } = await startCheckout(world.ctx, { invoiceId: id });
    expect(sessions()).toHaveLength(1);
    expect(await attempts()).toMatchObject([{ state: "open", url }]);
  });

  test("with a failure of its own, the next click uses another key", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await world.stripe.faults.add({ when: "after", kind: "500", times: 1 });
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toMatchObject({
      failureClass: "server",
    });
    await startCheckout(world.ctx, { invoiceId: id });
    expect((await attempts()).map(({ state }) => state)).toEqual(["failed", "open"]);
  });

  test.each(["401", "402", "404", "429"] as const)(
    "with %s, nothing is wrong with the invoice and the next click works",
    async (kind) => {
      const { id } = await makeOpenInvoice(world.ctx);
      await world.stripe.faults.add({ kind, times: 1 });
      await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toMatchObject({
        kind: "unavailable",
      });
      expect(await startCheckout(world.ctx, { invoiceId: id })).toMatchObject({ url: expect.any(String) });
    },
  );
});

describe("a session whose amount is not due any more", () => {
  test("is expired at Stripe by the due work", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await startCheckout(world.ctx, { invoiceId: id });
    await recordPayment(world.ctx, { id, amount: 10000n });
    await world.settle();
    expect(sessions()).toMatchObject([{ status: "expired" }]);
    expect(await attempts()).toMatchObject([{ state: "expired" }]);
  });

  test("is tried again until Stripe answers", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await startCheckout(world.ctx, { invoiceId: id });
    await recordPayment(world.ctx, { id, amount: 10000n });
    await world.stripe.faults.add({ kind: "refuse" });
    await world.settle();
    expect(await attempts()).toMatchObject([{ state: "expiring", attempts: 1 }]);
    await world.stripe.faults.clear();
    world.clock.advance(minutes(1));
    await world.settle();
    expect(sessions()).toMatchObject([{ status: "expired" }]);
  });

  test("was paid after all: the payment counts and the rest is the client's credit", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    await recordPayment(world.ctx, { id, amount: 10000n });
    await world.settle();
    expect(await attempts()).toMatchObject([{ state: "completed" }]);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      paymentStatus: "overpaid",
      amountPaid: 20000n,
    });
  });
});

test("a session that expired unnoticed is asked after", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await startCheckout(world.ctx, { invoiceId: id });
  world.stripe.completeCheckout(await sessionOf(world, id), "expired");
  world.clock.advance(hours(24));
  await world.settle();
  expect(await attempts()).toMatchObject([{ state: "expired" }]);
});
