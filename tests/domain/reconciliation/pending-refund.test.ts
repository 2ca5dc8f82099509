import { expect, onTestFinished, test } from "vitest";
import { getInvoice } from "#domain/invoices";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout } from "../../payment-stories.ts";
import { createWorld } from "../../world.ts";
import { expectEqualBooks } from "./stories.ts";

test("a bank's refund that became final without anybody telling is final here too", async () => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  world.stripe.setDelivery("off");
  const { id } = await makeOpenInvoice(world.ctx);
  world.stripe.settleProcessing(
    await goThroughCheckout(world, { invoiceId: id, outcome: "processing" }),
    "succeeded",
  );
  world.stripe.runTimers();
  world.stripe.dropPendingEvents();
  await expectEqualBooks(world);
  const { stripeChargeId } = await world.database.db.payment.findFirstOrThrow();
  const refund = world.stripe.refundByHand(String(stripeChargeId), 4000);
  world.stripe.dropPendingEvents();
  await expectEqualBooks(world);
  expect(await world.database.db.refund.findMany()).toMatchObject([{ state: "pending", amount: 4000n }]);
  // No money moves any more.
  world.stripe.settleRefund(refund.id, "succeeded");
  world.stripe.dropPendingEvents();
  await expectEqualBooks(world);
  expect(await world.database.db.refund.findMany()).toMatchObject([{ state: "succeeded", amount: 4000n }]);
  expect(await getInvoice(world.ctx, { id })).toMatchObject({ paymentStatus: "partially_refunded" });
});
