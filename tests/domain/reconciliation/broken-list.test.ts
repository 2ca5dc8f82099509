import { expect, onTestFinished, test } from "vitest";
import { listRuns, reconcileDue, runReconciliation } from "#domain/reconciliation";
import { hours } from "#lib/duration";
import { createWorld } from "../../world.ts";
import { expectEqualBooks } from "./stories.ts";

test.each([
  ["at its first page", () => true],
  ["behind its first page", ({ after }: { after: string | null }) => after !== null],
])("a list whose reading broke off %s is read from its beginning by the next run", async (_, breaks) => {
  const world = await createWorld();
  onTestFinished(() => world.close());
  for (let index = 0; index < 150; index += 1) world.stripe.bookByHand({ amount: 100 + index });
  world.clock.advance(hours(12));
  await runReconciliation(world.ctx, { occasion: "asked" });
  const { stripe: door } = world.parts;
  const stripe: typeof door = {
    ...door,
    pageOfBalanceTransactions: (query) =>
      breaks(query) ? Promise.reject(new Error("Broken.")) : door.pageOfBalanceTransactions(query),
  };
  const parts = { ...world.parts, stripe };
  await reconcileDue({ ...world.systemCtx, parts, stripe });
  expect(await listRuns(world.ctx)).toMatchObject([{ state: "failed", error: "Broken." }]);
  await expectEqualBooks(world);
  expect(await world.database.db.balanceTransaction.count()).toBe(150);
});
