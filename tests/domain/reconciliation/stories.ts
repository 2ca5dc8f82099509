import { expect } from "vitest";
import { proveInvoices } from "#domain/invoices";
import { proveLedger } from "#domain/ledger";
import { provePayments } from "#domain/payments";
import { listDiscrepancies, reconciliationStatus, runReconciliation } from "#domain/reconciliation";
import { minutes } from "#lib/duration";
import type { World } from "../../world.ts";

/** Compares books and Stripe and answers the verdict. A minute passes before, so that runs differ in time. */
export async function reconcile(world: World) {
  world.clock.advance(minutes(1));
  await runReconciliation(world.ctx, { occasion: "asked" });
  await world.settle();
  return reconciliationStatus(world.ctx);
}

/** Reason and amount of each open discrepancy, newest first. */
export async function openDiscrepancies(world: World, ctx = world.ctx) {
  const { items } = await listDiscrepancies(ctx);
  return items.map(({ reason, amount, currency }) => `${reason} ${amount} ${currency}`);
}

/** The one discrepancy in that state; a failed expectation where there is none, or a second. */
export async function onlyDiscrepancy(
  world: World,
  state: "open" | "matched" | "ignored" | "healed" = "open",
) {
  const { items } = await listDiscrepancies(world.ctx, { state });
  expect(items).toHaveLength(1);
  return items[0]!;
}

/** A comparison that finds books and Stripe equal, to the cent. */
export async function expectEqualBooks(world: World): Promise<void> {
  expect(await reconcile(world)).toMatchObject({ balanced: true });
  expect(await clearingOf(world)).toEqual(balanceAtStripe(world));
}

/** What the books of all organizations have on the clearing account, per currency. */
export async function clearingOf(world: World): Promise<Record<string, bigint>> {
  const rows = await world.database.db.ledgerPosting.groupBy({
    by: ["currency"],
    where: { account: "stripe_clearing" },
    _sum: { amount: true },
  });
  return Object.fromEntries(rows.map(({ currency, _sum }) => [currency, _sum.amount ?? 0n]));
}

/** What lies at the local Stripe, per currency. */
export function balanceAtStripe(world: World): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { currency, net } of world.stripe.state.balanceTransactions)
    sums[currency.toUpperCase()] = (sums[currency.toUpperCase()] ?? 0n) + BigInt(net);
  return sums;
}

/** Every proof there is, each difference as a sentence. */
export async function proveAll(world: World): Promise<string[]> {
  return [
    ...(await proveLedger(world.ctx)),
    ...(await provePayments(world.ctx)),
    ...(await proveInvoices(world.ctx, { documents: false })),
    ...world.stripe.contractErrors(),
  ];
}
