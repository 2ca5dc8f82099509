import { expect, test } from "vitest";
import { openLocalStripe, sessionFor } from "./client.ts";

async function earned(days = 0) {
  let now = new Date("2026-03-01T00:00:00Z");
  const { local, stripe } = await openLocalStripe({ now: () => now });
  for (const amount of [5000, 3000]) {
    const { id } = await stripe.checkout.sessions.create(sessionFor({ amount }));
    local.completeCheckout(id, "paid");
  }
  local.runTimers();
  now = new Date(now.getTime() + days * 86_400_000);
  return { local, stripe };
}

test("a charge is pending on the balance for two days, less its fee", async () => {
  const { stripe } = await earned();
  expect(await stripe.balance.retrieve()).toMatchObject({
    pending: [{ amount: 8000 - 175 - 117, currency: "eur" }],
    available: [{ amount: 0 }],
  });
  expect((await stripe.balanceTransactions.list()).data.map((each) => each.status)).toEqual([
    "pending",
    "pending",
  ]);
  const { stripe: later } = await earned(2);
  expect(await later.balance.retrieve()).toMatchObject({
    pending: [{ amount: 0 }],
    available: [{ amount: 7708 }],
  });
  expect((await later.balanceTransactions.list()).data.map((each) => each.status)).toEqual([
    "available",
    "available",
  ]);
});

test("the balance is the sum of its transactions", async () => {
  const { local, stripe } = await earned();
  await stripe.refunds.create({ charge: local.state.charges[0]?.id ?? "", amount: 1000 });
  local.openDispute(local.state.charges[1]?.id ?? "", "lost");
  const { available, pending } = await stripe.balance.retrieve();
  const total = [...available, ...pending].reduce((sum, each) => sum + each.amount, 0);
  const transactions = await stripe.balanceTransactions.list({ limit: 100 });
  expect(transactions.data.reduce((sum, each) => sum + each.net, 0)).toBe(total);
  expect((await stripe.balanceTransactions.list({ type: "adjustment" })).data).toHaveLength(1);
});

test("a payout knows its transactions and empties the balance", async () => {
  const { local, stripe } = await earned();
  const { id } = local.makePayout("eur");
  const payout = await stripe.payouts.retrieve(id, { expand: ["balance_transaction"] });
  expect(payout).toMatchObject({
    amount: 7708,
    status: "in_transit",
    automatic: true,
    balance_transaction: { type: "payout", amount: -7708 },
  });
  const parts = await stripe.balanceTransactions.list({ payout: id, expand: ["data.source"] });
  expect(parts.data.map((each) => each.amount)).toEqual([-7708, 3000, 5000]);
  expect(parts.data[1]?.source).toMatchObject({ object: "charge", amount: 3000 });
  const { available, pending } = await stripe.balance.retrieve();
  expect((available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)).toBe(0);
  expect(() => local.makePayout("eur")).toThrow("nothing to pay out");
});

test("a payout that fails puts the money back", async () => {
  const { local, stripe } = await earned();
  const { id } = local.makePayout("eur");
  local.settlePayout(id, "failed");
  expect(await stripe.payouts.retrieve(id)).toMatchObject({
    status: "failed",
    failure_code: "account_closed",
  });
  expect((await stripe.balanceTransactions.list({ source: id })).data.map((each) => each.amount)).toEqual([
    7708, -7708,
  ]);
  expect((await stripe.payouts.list({ status: "failed" })).data).toHaveLength(1);
});

test("the account says who it is", async () => {
  const { stripe } = await openLocalStripe();
  expect(await stripe.accounts.retrieveCurrent()).toMatchObject({
    object: "account",
    id: "acct_local",
    default_currency: "eur",
  });
});
