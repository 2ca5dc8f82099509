import { afterEach, beforeEach, expect, test } from "vitest";
import { closeBooks } from "#domain/books";
import { type EntryKind, post, proveLedger } from "#domain/ledger";
import { inTransaction } from "#platform/context";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-20T09:00:00Z" });
  await closeBooks(world.ctx, { until: "2026-03-10" });
});
afterEach(() => world.close());

/** What becomes of an entry that is dated on a closed day, for every kind that there is. */
const kinds: Readonly<Record<EntryKind, "refused" | "moved">> = {
  invoice_issued: "refused",
  invoice_voided: "refused",
  written_off: "refused",
  credit_note_issued: "refused",
  credit_applied: "refused",
  credit_application_undone: "refused",
  credit_paid_out: "refused",
  credit_payout_undone: "refused",
  offline_payment: "refused",
  offline_payment_undone: "refused",
  payment_matched: "refused",
  payment_unmatched: "refused",
  payment_succeeded: "moved",
  stripe_fee: "moved",
  refund_created: "moved",
  refund_failed: "moved",
  dispute_withdrawn: "moved",
  dispute_won: "moved",
  dispute_lost: "moved",
  currency_converted: "moved",
  payout_paid: "moved",
  payout_failed: "moved",
  other_stripe_activity: "moved",
};

test("closed books refuse every entry that a person dates, and move every one that Stripe reports to the first open day", async () => {
  const { db } = world.database;
  for (const [kind, outcome] of Object.entries(kinds) as [EntryKind, "refused" | "moved"][]) {
    const at = new Date("2026-03-10T12:00:00Z");
    const postings = [
      { account: "bank", currency: "EUR", amount: 1n },
      { account: "suspense", currency: "EUR", amount: -1n },
    ] as const;
    const posted = inTransaction(world.ctx, (tx) => post(tx, { kind, sourceId: kind, at, postings }));
    if (outcome === "refused") await expect(posted, kind).rejects.toMatchObject({ name: "BooksClosed" });
    else expect(await posted, kind).toBe(true);
    const entry = await db.ledgerEntry.findFirst({ where: { kind } });
    const booked = outcome === "refused" ? undefined : new Date("2026-03-10T23:00:00Z");
    expect(entry?.at, kind).toEqual(booked);
  }
  expect(await proveLedger(world.ctx)).toEqual([]);
});
