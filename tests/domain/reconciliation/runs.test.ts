import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { getInvoice } from "#domain/invoices";
import {
  askAfterRestore,
  listRuns,
  reconcileDue,
  reconciliationStatus,
  releaseDeadRun,
  runReconciliation,
} from "#domain/reconciliation";
import { type Context, contextFor, inTransaction, type Parts } from "#platform/context";
import { backupDatabase, openDatabase } from "#platform/db";
import type { StripeDoor } from "#platform/stripe";
import { days, hours, minutes } from "#lib/duration";
import { runEverything } from "../../../app/server/jobs.ts";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
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

/** The same deployment, whose calls to Stripe are other ones. */
function withStripe(ctx: Context, calls: Partial<StripeDoor>): Context {
  const stripe: StripeDoor = { ...world.parts.stripe, ...calls };
  return { ...ctx, stripe, parts: { ...ctx.parts, stripe } };
}

/** What was asked of Stripe's lists and balance, not of single objects. */
const listCalls = () =>
  world.stripe.requests().filter(({ method, path }) => method === "GET" && isList(path));
const isList = (path: string) => path === "/v1/checkout/sessions" || path.split("/").length === 3;

test("a night without a comparison does not pass, and one is enough", async () => {
  await makePaidInvoice(world);
  world.clock.advance(hours(17));
  await world.settle();
  expect(await listRuns(world.ctx)).toEqual([]);
  world.clock.advance(hours(2));
  await world.settle();
  expect(await listRuns(world.ctx)).toMatchObject([{ occasion: "nightly", state: "done", balanced: true }]);
  world.clock.advance(hours(20));
  await world.settle();
  expect(await listRuns(world.ctx)).toHaveLength(1);
  world.clock.advance(days(3));
  await world.settle();
  expect(await listRuns(world.ctx)).toHaveLength(2);
});

test("two that ask at once get one run, and two that work on it do not do its work twice", async () => {
  await makePaidInvoice(world);
  const asked = await Promise.all([
    runReconciliation(world.ctx, { occasion: "asked" }),
    runReconciliation(await world.as("admin"), { occasion: "asked" }),
  ]);
  expect(asked[0]).toEqual(asked[1]);
  const before = listCalls().length;
  await Promise.all([reconcileDue(world.systemCtx), reconcileDue(world.systemCtx)]);
  expect(await listRuns(world.ctx)).toMatchObject([{ id: asked[0].runId, state: "done", balanced: true }]);
  // Events, sessions, intents, refunds, disputes, payouts, transactions, and the balance twice.
  expect(listCalls().length - before).toBe(9);
});

test("a run whose process died goes on where it was, and what the dead one still does counts for nothing", async () => {
  await makePaidInvoice(world);
  const { id } = await makeOpenInvoice(world.ctx);
  world.stripe.setDelivery("off");
  await goThroughCheckout(world, { invoiceId: id });
  world.stripe.runTimers();
  const { runId } = await runReconciliation(world.ctx, { occasion: "asked" });
  let goOn = (): void => undefined;
  const halted = vi.fn(async (query: Parameters<StripeDoor["pageOfBalanceTransactions"]>[0]) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    return world.parts.stripe.pageOfBalanceTransactions(query);
  });
  const dead = reconcileDue(withStripe(world.systemCtx, { pageOfBalanceTransactions: halted }));
  await vi.waitFor(() => expect(halted).toHaveBeenCalled());

  // While its lease lasts nobody else touches it; a start knows that the holder is dead.
  expect(await reconcileDue(world.systemCtx)).toBeInstanceOf(Date);
  await releaseDeadRun(world.systemCtx);
  const requests = listCalls().length;
  await world.settle();
  expect(await listRuns(world.ctx)).toMatchObject([{ id: runId, state: "done", balanced: true }]);
  const paths = listCalls()
    .slice(requests)
    .map(({ path }) => path);
  expect(paths).toEqual(["/v1/balance_transactions", "/v1/balance"]);

  goOn();
  await dead;
  expect(await listRuns(world.ctx)).toHaveLength(1);
  expect(await reconciliationStatus(world.ctx)).toMatchObject({ running: false, balanced: true });
  expect(await clearingOf(world)).toEqual(balanceAtStripe(world));
});

test("a run dies at each step in turn, and the books are equal in the end", async () => {
  await makePaidInvoice(world);
  world.stripe.payByHand({ amount: 3000 });
  world.stripe.runTimers();
  world.stripe.makePayout("eur");
  await runReconciliation(world.ctx, { occasion: "asked" });
  const calls = Object.keys(world.parts.stripe) as (keyof StripeDoor)[];
  const seen = new Set<string>();
  for (let life = 0; life < 40 && (await reconciliationStatus(world.ctx)).running; life += 1) {
    const dying = dieAtFirstNew(calls, seen);
    await Promise.race([reconcileDue(withStripe(world.systemCtx, dying.calls)), dying.died]);
    await releaseDeadRun(world.systemCtx);
  }
  expect(seen.size).toBeGreaterThan(10);
  expect(await reconciliationStatus(world.ctx)).toMatchObject({ running: false, balanced: true });
  expect(await clearingOf(world)).toEqual(balanceAtStripe(world));
});

/** Each call that no life before this one has made never comes back. */
function dieAtFirstNew(names: readonly (keyof StripeDoor)[], seen: Set<string>) {
  let die = (): void => undefined;
  const died = new Promise<void>((resolve) => (die = resolve));
  const entries = names.flatMap((name) => {
    const call = world.parts.stripe[name];
    if (typeof call !== "function") return [];
    const dying = (...args: unknown[]): unknown => {
      if (seen.has(name)) return (call as (...all: unknown[]) => unknown)(...args);
      seen.add(name);
      die();
      return new Promise(() => undefined);
    };
    return [[name, dying] as const];
  });
  return { died, calls: Object.fromEntries(entries) as Partial<StripeDoor> };
}

test("while Stripe is silent a run waits and keeps its place", async () => {
  await makePaidInvoice(world);
  await runReconciliation(world.ctx, { occasion: "asked" });
  await world.stripe.faults.add({ kind: "html-503", match: { method: "GET", path: "/v1/disputes" } });
  await world.settle();
  const waiting = await reconcileDue(world.systemCtx);
  expect(waiting).toEqual(new Date(world.clock.now().getTime() + minutes(1)));
  await world.stripe.faults.clear();
  world.clock.advance(minutes(1));
  const requests = listCalls().length;
  await world.settle();
  expect(await listRuns(world.ctx)).toMatchObject([{ state: "done", balanced: true }]);
  expect(listCalls()[requests]).toMatchObject({ path: "/v1/disputes" });
});

test("a list that Stripe does not know its place in any more is read from its beginning", async () => {
  await makePaidInvoice(world);
  await runReconciliation(world.ctx, { occasion: "asked" });
  let times = 0;
  const forgetful: Partial<StripeDoor> = {
    pageOfRefunds: async (query) => {
      times += 1;
      const page = await world.parts.stripe.pageOfRefunds(query);
      return times === 1 ? { ...page, next: "re_gone" } : page;
    },
  };
  await reconcileDue(withStripe(world.systemCtx, forgetful));
  await world.settle();
  expect(await listRuns(world.ctx)).toMatchObject([{ state: "done", balanced: true }]);
});

test("a run that cannot go on ends with what is wrong, and the admins are told", async () => {
  await runReconciliation(world.ctx, { occasion: "asked" });
  const broken: Partial<StripeDoor> = {
    pageOfPayouts: () => Promise.reject(new Error("This is a mistake of ours.")),
  };
  await reconcileDue(withStripe(world.systemCtx, broken));
  expect(await listRuns(world.ctx)).toMatchObject([{ state: "failed", error: "This is a mistake of ours." }]);
  expect(await world.database.db.incident.findMany()).toMatchObject([{ kind: "books-differ" }]);
  expect(await reconcile(world)).toMatchObject({ balanced: true });
});

test("after a restore the first start brings back what the copy did not know", async () => {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-copy-"));
  const copy = join(folder, "copy.db");
  const first = await makePaidInvoice(world);
  const { id } = await makeOpenInvoice(world.ctx);
  await reconcile(world);
  await backupDatabase(world.databasePath, copy);
  // All of this was heard and delivered, so Stripe will not tell it again.
  await goThroughCheckout(world, { invoiceId: id });
  world.stripe.runTimers();
  world.stripe.refundByHand(String(first.payment.stripeChargeId), 2500);
  world.stripe.openDispute(String(world.stripe.state.charges[1]?.id));
  await hearEvents(world);
  world.clock.advance(days(2));
  const known = await reconcile(world);
  expect(known.balanced).toBe(true);

  const database = await openDatabase(copy);
  try {
    const parts: Parts = { ...world.parts, database };
    const system = contextFor(parts, { kind: "system" });
    await inTransaction(system, askAfterRestore);
    await releaseDeadRun(system);
    for (let round = 0; round < 20; round += 1) await runEverything(system);
    const ctx = contextFor(parts, world.ctx.actor);
    expect(await listRuns(ctx)).toMatchObject([{ occasion: "restored", state: "done", balanced: true }, {}]);
    expect((await reconciliationStatus(ctx)).perCurrency).toEqual(known.perCurrency);
    expect(await getInvoice(ctx, { id })).toMatchObject({ status: "paid", paymentStatus: "disputed" });
    expect(await database.db.refund.findMany()).toMatchObject([{ amount: 2500n, state: "succeeded" }]);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("an organization sees its own lines only, and its part of a payout is in its own books", async () => {
  await makePaidInvoice(world);
  const other = await world.foreigner();
  const { id } = await makeOpenInvoice(other, { currency: "EUR" });
  await goThroughCheckout(world, { invoiceId: id, ctx: other });
  world.stripe.runTimers();
  await hearEvents(world);
  world.stripe.bookByHand({ amount: -500 });
  world.stripe.makePayout("eur");
  expect(await reconcile(world)).toMatchObject({
    balanced: true,
    isWhole: true,
    perCurrency: [{ ledger: 0n, stripe: 0n }],
  });
  expect(await reconciliationStatus(other)).toMatchObject({
    balanced: true,
    isWhole: false,
    perCurrency: [{ currency: "EUR", ledger: 9680n, stripe: 9680n }],
  });
  expect(await booksOf(other)).toMatchObject({ "bank EUR": 9680n });
  expect(await booksOf(other)).not.toHaveProperty("stripe_clearing EUR");
  expect(await booksOf(world.ctx)).toMatchObject({ "bank EUR": 9180n, "other_stripe_activity EUR": 500n });
  expect(await openDiscrepancies(world, other)).toEqual([]);
});
