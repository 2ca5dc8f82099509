import { reconcileDue, runReconciliation } from "#domain/reconciliation";
import { contextFor } from "#platform/context";
import { makeClient } from "../billing-factories.ts";
import { insertOrganization, insertStaff } from "../factories.ts";
import { type BenchWorld, createBenchWorld } from "./bench-world.ts";
import { isFull } from "./full.ts";
import { measureHeld } from "./memory.ts";
import { atMost, exactly, type Measured } from "./table.ts";

/** Of so many lines one is a payment of ours, the others are Stripe's own. */
const oursOneIn = 10;

/** A night's comparison with Stripe in which nothing is wrong: what it asks for, and what it holds. */
export async function benchReconciliation(count = isFull ? 10_000 : 3000): Promise<Measured[]> {
  const world = await createBenchWorld();
  try {
    const metadata = await makeOwner(world);
    fill(world, { count: count / 10, metadata });
    await reconcile(world);
    const held = await measureHeld(() => night(world));
    fill(world, { count: count - count / 10, metadata });
    await reconcile(world);
    const before = world.stripe.requests().length;
    const growth = (await measureHeld(() => night(world))) - held;
    const requests = world.stripe.requests().slice(before);
    const objects = listedObjects(world);
    const pages = objects.map((length) => Math.max(1, Math.ceil(length / 100)));
    const most = pages.reduce((all, length) => all + length, 0);
    const listed = requests.filter(({ path }) => path !== "/v1/balance").length;
    const name = `reconciliation of ${count} balance transactions`;
    return [
      atMost(`${name}: requests for pages`, listed, most),
      exactly(`${name}: other requests, for the balance before and after`, requests.length - listed, 2),
      atMost(`${name}: memory beyond that over a tenth of them`, growth, 16, "MB"),
    ];
  } finally {
    await world.close();
  }
}

async function makeOwner({ ctx }: BenchWorld): Promise<Record<string, string>> {
  const createdAt = ctx.clock.now();
  const { id: organizationId } = await insertOrganization(ctx.db, { createdAt });
  const user = await insertStaff(ctx.db, organizationId, { role: "owner", createdAt });
  const actor = { kind: "user", userId: user.id, name: user.name, organizationId, role: "owner" } as const;
  const client = await makeClient(contextFor(ctx.parts, actor));
  return { organization_id: organizationId, client_id: client.id };
}

function fill(
  { stripe }: BenchWorld,
  { count, metadata }: { count: number; metadata: Record<string, string> },
): void {
  for (let index = 0; index < count; index += 1) {
    if (index % oursOneIn === 0) stripe.payByHand({ amount: 5000 + index, metadata });
    else stripe.bookByHand({ amount: 100 + index });
  }
  stripe.runTimers();
  stripe.dropPendingEvents();
}

/** Everything is new to this night's run as far as Stripe's lines go, but already in the books. */
async function night(world: BenchWorld): Promise<void> {
  await world.ctx.db.reconciliationCursor.deleteMany();
  await world.ctx.db.balanceTransaction.deleteMany();
  await reconcile(world);
}

async function reconcile({ ctx }: BenchWorld): Promise<void> {
  const { runId } = await runReconciliation(ctx, { occasion: "nightly" });
  for (;;) {
    const next = await reconcileDue(ctx);
    if (next === null) break;
    if (next > ctx.clock.now()) throw new Error("The local Stripe does not answer.");
  }
  const run = await ctx.db.reconciliationRun.findUniqueOrThrow({ where: { id: runId } });
  if (run.state !== "done" || !run.balanced)
    throw new Error(`The comparison ended ${run.state}: ${run.error}`);
}

/** How many objects each list of Stripe's has that the comparison reads. */
function listedObjects({ stripe }: BenchWorld): number[] {
  const { state } = stripe;
  const { sessions, paymentIntents, refunds, disputes, payouts, balanceTransactions } = state;
  const undelivered = stripe.pendingEvents();
  return [undelivered, sessions, paymentIntents, refunds, disputes, payouts, balanceTransactions].map(
    ({ length }) => length,
  );
}
