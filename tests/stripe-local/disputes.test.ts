import { expect, test } from "vitest";
import { openLocalStripe, sessionFor } from "./client.ts";

async function charged() {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor({ amount: 5000 }));
  local.completeCheckout(id, "paid");
  local.runTimers();
  const charge = local.state.charges[0]?.id ?? "";
  const types = () =>
    local.state.events.map((event) => event.type).filter((type) => type.startsWith("charge.dispute"));
  return { local, stripe, charge, types };
}

test("a dispute takes the amount and a fee, and holds refunds", async () => {
  const { local, stripe, charge, types } = await charged();
  const { id } = local.openDispute(charge);
  const dispute = await stripe.disputes.retrieve(id);
  expect(dispute).toMatchObject({
    status: "needs_response",
    amount: 5000,
    charge,
    is_charge_refundable: false,
  });
  expect(dispute.balance_transactions).toMatchObject([
    { type: "adjustment", amount: -5000, fee: 2000, net: -7000 },
  ]);
  expect(types()).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true });
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: "charge_disputed" });
});

test("a dispute won brings the amount back, not the fee", async () => {
  const { local, stripe, charge, types } = await charged();
  const dispute = local.openDispute(charge, "won");
  expect(dispute.balance_transactions.map((each) => each.net)).toEqual([-7000, 5000]);
  expect(types().slice(2)).toEqual(["charge.dispute.funds_reinstated", "charge.dispute.closed"]);
  expect((await stripe.disputes.list({ charge })).data).toMatchObject([{ status: "won" }]);
});

test("a dispute lost or accepted moves nothing more", async () => {
  const { local, stripe, charge } = await charged();
  const { id } = local.openDispute(charge);
  expect(await stripe.disputes.close(id)).toMatchObject({
    status: "lost",
    balance_transactions: [{ amount: -5000 }],
  });
  expect(() => local.closeDispute(id, "won")).toThrow("already closed");
});

test("an inquiry withdraws nothing and leaves the charge refundable", async () => {
  const { local, stripe, charge, types } = await charged();
  const dispute = local.openDispute(charge, "inquiry");
  expect(dispute).toMatchObject({
    status: "warning_needs_response",
    balance_transactions: [],
    is_charge_refundable: true,
  });
  expect(await stripe.refunds.create({ charge, amount: 100 })).toMatchObject({ status: "succeeded" });
  expect(local.closeDispute(dispute.id, "won")).toMatchObject({
    status: "warning_closed",
    balance_transactions: [],
  });
  expect(types()).toEqual(["charge.dispute.created", "charge.dispute.closed"]);
});
