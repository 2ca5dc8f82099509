import { afterEach, beforeEach, expect, test } from "vitest";
import { hours } from "#lib/duration";
import { reconciliationStatus } from "#domain/reconciliation";
import { makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { proveAll, reconcile } from "./stories.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(await proveAll(world)).toEqual([]);
  await world.close();
});

const count = 1500;
/** One request for each list however short it is, and two for the balance. */
const constant = 10;

async function countRequests(): Promise<number> {
  const before = world.stripe.requests().length;
  await reconcile(world);
  return world.stripe.requests().length - before;
}

test("thousands of transactions cost one request per hundred, and none of its own when they agree", async () => {
  await makePaidInvoice(world);
  for (let index = 0; index < count; index += 1) world.stripe.bookByHand({ amount: 100 + index });
  expect(await countRequests()).toBeLessThanOrEqual(count / 100 + constant);
  const status = await reconciliationStatus(world.ctx);
  expect(status).toMatchObject({ balanced: true });
  expect(status.perCurrency[0]?.ledger).toBe(9680n + BigInt((count * (100 + 100 + count - 1)) / 2));

  // All of it once more, as after a restore of the books alone: nothing is wrong, so nothing is asked for singly.
  await world.database.db.reconciliationCursor.deleteMany();
  await world.database.db.balanceTransaction.deleteMany();
  expect(await countRequests()).toBeLessThanOrEqual(count / 100 + constant);
  expect(await reconciliationStatus(world.ctx)).toMatchObject({ balanced: true });

  // A night later only what is new is read.
  world.clock.advance(hours(2));
  await reconcile(world);
  world.stripe.bookByHand({ amount: 50 });
  expect(await countRequests()).toBeLessThanOrEqual(constant);
  expect(await world.database.db.balanceTransaction.count()).toBe(count + 2);
}, 180_000);
