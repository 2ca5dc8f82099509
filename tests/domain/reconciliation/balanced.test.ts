import { afterEach, beforeEach, expect, test } from "vitest";
import { getPayout, listPayouts } from "#domain/reconciliation";
import { createRefund } from "#domain/refunds";
import { days } from "#lib/duration";
import { booksOf, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { balanceAtStripe, clearingOf, openDiscrepancies, proveAll, reconcile } from "./stories.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(await proveAll(world)).toEqual([]);
  await world.close();
});

test("books that heard everything equal Stripe to the cent", async () => {
  const { payment } = await makePaidInvoice(world);
  await createRefund(world.ctx, { paymentId: payment.id, amount: 2500n });
  await hearEvents(world);
  const status = await reconcile(world);
  expect(status).toMatchObject({ running: false, balanced: true, isWhole: true });
  expect(status.perCurrency).toEqual([{ currency: "EUR", ledger: 7180n, stripe: 7180n, waiting: 0n }]);
  expect(await clearingOf(world)).toEqual(balanceAtStripe(world));
});

test("an account where nothing ever moved is balanced", async () => {
  expect(await reconcile(world)).toMatchObject({ balanced: true, perCurrency: [] });
});

test("what Stripe takes for itself is booked as other activity, and nobody has to do anything", async () => {
  await makePaidInvoice(world);
  world.stripe.bookByHand({ amount: -700 });
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  expect(await booksOf(world.ctx)).toMatchObject({
    "other_stripe_activity EUR": 700n,
    "stripe_clearing EUR": 8980n,
  });
  expect(await openDiscrepancies(world)).toEqual([]);
});

test("a payment that somebody took at Stripe by hand is booked and asked about", async () => {
  world.stripe.payByHand({ amount: 5000, description: "Walk-in" });
  world.stripe.runTimers();
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  expect(await openDiscrepancies(world)).toEqual(["unknown-payment 5000 EUR"]);
  expect(await clearingOf(world)).toEqual(balanceAtStripe(world));
  // Asked about once, however often it is seen, and still there.
  await reconcile(world);
  expect(await openDiscrepancies(world)).toEqual(["unknown-payment 5000 EUR"]);
});

test("a payout takes the money to the bank, and a failed one brings it back", async () => {
  await makePaidInvoice(world);
  const payout = world.stripe.makePayout("eur");
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  expect(await booksOf(world.ctx)).toMatchObject({ "bank EUR": 9680n });
  world.stripe.settlePayout(payout.id, "failed");
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  const { "bank EUR": bank = 0n, ...books } = await booksOf(world.ctx);
  expect(bank).toBe(0n);
  expect(books).toMatchObject({ "stripe_clearing EUR": 9680n });
});

test("what moved at Stripe before there was a deployment is other activity, and nobody has to explain it", async () => {
  const later = world.clock.now();
  world.clock.advance(-days(400));
  world.stripe.payByHand({ amount: 5000 });
  world.stripe.runTimers();
  world.stripe.makePayout("eur", 3000);
  world.clock.set(later);
  const before = world.stripe.requests().length;
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  expect(await openDiscrepancies(world)).toEqual([]);
  expect(await booksOf(world.ctx)).toEqual({
    "stripe_clearing EUR": 1825n,
    "other_stripe_activity EUR": -1825n,
  });
  // Lists and the balance alone.
  expect(world.stripe.requests().length - before).toBe(9);
});

test("a manual payout is in the books, and what it holds is not known", async () => {
  await makePaidInvoice(world);
  world.stripe.makePayout("eur", 5000);
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  expect(await booksOf(world.ctx)).toMatchObject({ "bank EUR": 5000n, "stripe_clearing EUR": 4680n });
  const { items } = await listPayouts(world.ctx);
  expect(items).toMatchObject([{ isItemized: false, isTakenApart: false, amount: 5000n }]);
  expect(await getPayout(world.ctx, { id: String(items[0]?.id) })).toMatchObject({ parts: [], clients: [] });
  // Stripe lists it among what the next automatic one is made of.
  world.stripe.makePayout("eur");
  expect(await reconcile(world)).toMatchObject({ balanced: true, perCurrency: [{ ledger: 0n, stripe: 0n }] });
  const [automatic] = (await listPayouts(world.ctx)).items.filter(({ isItemized }) => isItemized);
  expect(await getPayout(world.ctx, { id: String(automatic?.id) })).toMatchObject({
    isTakenApart: true,
    amount: 4680n,
    shown: 4680n,
  });
});
