import { afterEach, beforeEach, expect, test } from "vitest";
import { type EntryKind, post } from "#domain/ledger";
import { inTransaction } from "#platform/context";
import { hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { expectEqualBooks, openDiscrepancies, reconcile } from "./stories.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test("whatever stands in the books as Stripe's and is not known to Stripe is told", async () => {
  const unknown: [EntryKind, string][] = [
    ["payment_succeeded", "pi_unknown"],
    ["stripe_fee", "txn_unknown_fee"],
    ["refund_created", "re_unknown"],
    ["refund_failed", "re_unknown"],
    ["dispute_withdrawn", "txn_unknown_dispute"],
    ["dispute_won", "txn_unknown_win"],
    ["currency_converted", "txn_unknown_conversion"],
    ["payout_paid", "po_unknown"],
    ["payout_failed", "po_unknown"],
    ["other_stripe_activity", "txn_unknown"],
  ];
  await inTransaction(world.ctx, async (tx) => {
    for (const [index, [kind, sourceId]] of unknown.entries()) {
      const about = { currency: "EUR", amount: 10n ** BigInt(index) };
      const postings = [
        { ...about, account: "stripe_clearing" as const },
        { ...about, account: "suspense" as const, amount: -about.amount },
      ];
      await post(tx, { kind, sourceId, at: world.clock.now(), postings });
    }
  });
  expect(await reconcile(world)).toMatchObject({
    balanced: false,
    perCurrency: [{ currency: "EUR", ledger: 1_111_111_111n, stripe: 0n }],
  });
  expect((await openDiscrepancies(world)).sort()).toEqual(
    unknown.map((_, index) => `missing-at-stripe ${10 ** index} EUR`),
  );
});

test("a line of any kind that is booked with another amount is told with the difference", async () => {
  const refunded = await makePaidInvoice(world);
  const disputed = await makePaidInvoice(world);
  const failing = world.stripe.refundByHand(String(refunded.payment.stripeChargeId), 1000);
  world.stripe.settleRefund(failing.id, "failed");
  world.stripe.refundByHand(String(refunded.payment.stripeChargeId), 2500);
  const dispute = world.stripe.openDispute(String(disputed.payment.stripeChargeId));
  world.stripe.closeDispute(dispute.id, "won");
  world.stripe.settlePayout(world.stripe.makePayout("eur", 3000).id, "failed");
  await hearEvents(world);
  await expectEqualBooks(world);

  const { db } = world.database;
  const lines = await db.balanceTransaction.findMany({ orderBy: { id: "asc" } });
  expect(new Set(lines.map(({ type }) => type))).toEqual(
    new Set(["charge", "refund", "refund_failure", "adjustment", "payout", "payout_failure"]),
  );
  for (const [index, { id, net }] of lines.entries())
    await db.balanceTransaction.update({ where: { id }, data: { net: net + 2n ** BigInt(index) } });
  const shift = 2n ** BigInt(lines.length) - 1n;
  expect(await reconcile(world)).toMatchObject({ balanced: false });
  expect((await openDiscrepancies(world)).sort()).toEqual(
    [
      `balance-differs ${-shift} EUR`,
      ...lines.map((_, index) => `differs-from-stripe ${2 ** index} EUR`),
      "refund-without-credit-note 2500 EUR",
    ].sort(),
  );
});
