import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkoutResult } from "#domain/checkout";
import { getInvoice } from "#domain/invoices";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
});
afterEach(() => world.close());

describe("whoever comes back from Checkout", () => {
  const result = async () => {
    const attempt = await world.database.db.checkoutAttempt.findFirst();
    return checkoutResult(world.strangerCtx, { attemptId: String(attempt?.id) });
  };

  test("learns that it is paid before Stripe's event arrives", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    expect(await result()).toBe("paid");
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid" });
  });

  test("learns that a bank debit is on its way, and later what became of it", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const intentId = await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    expect(await result()).toBe("on its way");
    world.stripe.settleProcessing(intentId, "failed");
    await hearEvents(world);
    expect(await result()).toBe("failed");
  });

  test("is told nothing wrong while Stripe does not answer", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    await world.stripe.faults.add({ kind: "refuse" });
    expect(await result()).toBe("not paid");
  });

  test("with an unknown address learns nothing", async () => {
    await expect(checkoutResult(world.strangerCtx, { attemptId: "none" })).rejects.toThrow("no such payment");
  });
});
