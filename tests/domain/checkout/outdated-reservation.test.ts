import { afterEach, beforeEach, expect, test } from "vitest";
import { startCheckout } from "#domain/checkout";
import { recordPayment } from "#domain/payments";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test("a session that Stripe has not answered for yet is given up when its amount is not due any more", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await world.stripe.faults.add({ when: "after", kind: "reset", times: 2 });
  await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toMatchObject({
    failureClass: "unknown",
  });
  const states = async () => (await world.database.db.checkoutAttempt.findMany()).map(({ state }) => state);
  expect(await states()).toEqual(["reserved"]);
  await recordPayment(world.ctx, { id, amount: 10000n });
  expect(await states()).toEqual(["failed"]);
});
