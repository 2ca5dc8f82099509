import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkoutResult, startCheckout } from "#domain/checkout";
import { getInvoice } from "#domain/invoices";
import { isPaymentOnItsWay, listPaymentsOf, recordPayment } from "#domain/payments";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let id: string;
let intentId: string;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  id = (await makeOpenInvoice(world.ctx)).id;
  intentId = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
});
afterEach(() => world.close());

const isComing = () => isPaymentOnItsWay(world.ctx, { invoiceId: id });
const mails = () => world.database.db.email.findMany({ where: { template: "payment-failed" } });

describe("a bank debit", () => {
  test("is on its way until the bank has decided, and the client need not do anything", async () => {
    expect(await isComing()).toBe(false);
    await hearEvents(world);
    expect(await isComing()).toBe(true);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({
      paymentStatus: "processing",
      amountDue: 10000n,
    });
    await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toThrow("nothing more to do");
    world.stripe.settleProcessing(intentId, "succeeded");
    await hearEvents(world);
    expect(await isComing()).toBe(false);
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
  });

  test("that failed unheard does not keep the client from paying again", async () => {
    await hearEvents(world);
    world.stripe.settleProcessing(intentId, "failed");
    expect(await startCheckout(world.ctx, { invoiceId: id })).toHaveProperty("url");
  });

  test("is nobody else's business", async () => {
    await hearEvents(world);
    expect(await isPaymentOnItsWay(await world.foreigner(), { invoiceId: id })).toBe(false);
  });

  test.each(["heard at once", "heard late"])(
    "that fails opens the invoice again and is told to the client once, %s",
    async (when) => {
      if (when === "heard at once") await hearEvents(world);
      world.stripe.settleProcessing(intentId, "failed");
      await hearEvents(world);
      await world.stripe.redeliver({ order: "random", copies: 2 });
      await world.settle();
      expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "open", paymentStatus: "unpaid" });
      expect(await listPaymentsOf(world.ctx, { invoiceId: id })).toMatchObject([
        { state: "failed", failure: expect.any(String) as string },
      ]);
      const told = world.mailbox.messages().filter(({ subject }) => subject.includes("did not go through"));
      expect(told).toHaveLength(1);
      expect(told[0]?.text).toMatch(/Still due +€100\.00/);
      const attempt = await world.database.db.checkoutAttempt.findFirstOrThrow();
      expect(attempt.state).toBe("failed");
      expect(await checkoutResult(world.strangerCtx, { attemptId: attempt.id })).toBe("failed");
      expect(await startCheckout(world.ctx, { invoiceId: id })).toHaveProperty("url");
    },
  );

  test("that fails after the invoice was paid in another way is not asked for again", async () => {
    await hearEvents(world);
    await recordPayment(world.ctx, { id, amount: 10000n });
    world.stripe.settleProcessing(intentId, "failed");
    await hearEvents(world);
    expect(await mails()).toMatchObject([{ sentAt: null, lastError: "Nothing is left to be paid again." }]);
  });
});

test("a declined card is told in Checkout and nowhere else", async () => {
  const other = (await makeOpenInvoice(world.ctx)).id;
  await goThroughCheckout(world, { invoiceId: other, outcome: "declined" });
  await hearEvents(world);
  expect(await listPaymentsOf(world.ctx, { invoiceId: other })).toMatchObject([{ state: "failed" }]);
  expect(await mails()).toEqual([]);
});
