import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { closeBooks, getClosing, reopenBooks } from "#domain/books";
import { payOutCredit } from "#domain/credits";
import { listEntries, post, proveLedger } from "#domain/ledger";
import { recordPayment } from "#domain/payments";
import { inTransaction } from "#platform/context";
import { days } from "#lib/duration";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-20T09:00:00Z" });
});
afterEach(() => world.close());

const feeFree = (at: string, sourceId: string) => ({
  kind: "written_off" as const,
  sourceId,
  at: new Date(at),
  postings: [
    { account: "write_offs" as const, currency: "EUR", amount: 1n },
    { account: "receivable" as const, currency: "EUR", amount: -1n },
  ],
});

describe("closed books", () => {
  test("refuse whatever is dated on or before the day, in the organization's zone, with a sentence", async () => {
    await closeBooks(world.ctx, { until: "2026-02-28" });
    // 23:30 in London is half past midnight of the next day in Vienna.
    const book = (at: string) => inTransaction(world.ctx, (tx) => post(tx, feeFree(at, at)));
    await expect(book("2026-02-28T22:30:00Z")).rejects.toMatchObject({
      kind: "conflict",
      message:
        "The books are closed until Feb 28, 2026, so nothing can be dated Feb 28, 2026. " +
        "Choose a later day, or let the owner reopen the books.",
    });
    expect(await book("2026-02-28T23:30:00Z")).toBe(true);
    expect(await world.database.db.ledgerEntry.count()).toBe(1);
  });

  test("refuse money that was received on a closed day beside the field, and change nothing", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await closeBooks(world.ctx, { until: "2026-03-10" });
    const before = await world.database.db.activity.count();
    await expect(
      recordPayment(world.ctx, { id, amount: 100, receivedOn: "2026-03-10" }),
    ).rejects.toMatchObject({
      kind: "conflict",
      fields: [{ path: "receivedOn", message: expect.stringContaining("Mar 10, 2026") as string }],
    });
    expect(await world.database.db.payment.count()).toBe(0);
    expect(await world.database.db.activity.count()).toBe(before);
    await recordPayment(world.ctx, { id, amount: 100, receivedOn: "2026-03-11" });
  });

  test("refuse credit that was paid out on a closed day beside the field", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx);
    await recordPayment(world.ctx, { id, amount: 15_000 });
    await closeBooks(world.ctx, { until: "2026-03-10" });
    const payOut = (paidOn: string) =>
      payOutCredit(world.ctx, { clientId, currency: "EUR", amount: 5000, paidOn });
    await expect(payOut("2026-03-10")).rejects.toMatchObject({
      kind: "conflict",
      fields: [{ path: "paidOn" }],
    });
    expect(await world.database.db.creditPayout.count()).toBe(0);
    expect(await payOut("2026-03-11")).toMatchObject({ paidOn: "2026-03-11" });
  });

  test("take what Stripe reports of a closed day on the first open day", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await goThroughCheckout(world, { invoiceId: id });
    const paidAt = world.clock.now();
    world.clock.advance(days(15));
    await closeBooks(world.ctx, { until: "2026-03-31" });
    await hearEvents(world);
    const entries = (await listEntries(world.ctx)).items;
    expect(entries.map(({ kind }) => kind)).toEqual(["stripe_fee", "payment_succeeded", "invoice_issued"]);
    const [, payment] = entries;
    // Midnight in Vienna, where summer time has begun.
    expect(payment?.at).toEqual(new Date("2026-03-31T22:00:00Z"));
    expect(await world.database.db.payment.findFirst()).toMatchObject({ receivedAt: paidAt });
    expect(await proveLedger(world.ctx)).toEqual([]);
  });

  test("of one organization leave the other's open", async () => {
    await closeBooks(world.ctx, { until: "2026-03-10" });
    const foreigner = await world.foreigner();
    expect(await inTransaction(foreigner, (tx) => post(tx, feeFree("2026-03-01T12:00:00Z", "x")))).toBe(true);
    expect(await getClosing(foreigner)).toMatchObject({ until: null });
  });

  test("answer an entry that is booked already as ever", async () => {
    const entry = feeFree("2026-03-01T12:00:00Z", "x");
    await inTransaction(world.ctx, (tx) => post(tx, entry));
    await closeBooks(world.ctx, { until: "2026-03-10" });
    expect(await inTransaction(world.ctx, (tx) => post(tx, entry))).toBe(false);
  });
});

describe("closing and reopening", () => {
  test("is possible until yesterday, and goes forwards only", async () => {
    expect(await getClosing(world.ctx)).toEqual({ until: null, latest: "2026-03-19" });
    await expect(closeBooks(world.ctx, { until: "2026-03-20" })).rejects.toThrow("until yesterday");
    await expect(closeBooks(world.ctx, { until: "2026-02-30" })).rejects.toThrow("a date that exists");
    await closeBooks(world.ctx, { until: "2026-02-28" });
    await expect(closeBooks(world.ctx, { until: "2026-01-31" })).rejects.toThrow("Reopen them");
    await closeBooks(world.ctx, { until: "2026-02-28" });
    expect(await getClosing(world.ctx)).toMatchObject({ until: "2026-02-28" });
  });

  test("leaves who, when, what and why on record", async () => {
    await closeBooks(world.ctx, { until: "2026-02-28" });
    await reopenBooks(world.ctx, { reason: "An invoice of January was missing", until: "2026-01-31" });
    expect(await getClosing(world.ctx)).toMatchObject({ until: "2026-01-31" });
    await reopenBooks(world.ctx, { reason: "All of it again" });
    expect(await getClosing(world.ctx)).toMatchObject({ until: null });
    const { items } = await listActivity(world.ctx, { subjectKind: "organization" });
    expect(
      items.map(({ verb, before, after }) => [verb, before?.booksClosedUntil, after?.booksClosedUntil]),
    ).toEqual([
      ["reopened the books of", "2026-01-31", null],
      ["reopened the books of", "2026-02-28", "2026-01-31"],
      ["closed the books of", null, "2026-02-28"],
    ]);
    expect(items[1]?.after).toMatchObject({ reason: "An invoice of January was missing" });
  });

  test("refuses a reopening without a reason, to a later day, or of open books", async () => {
    await expect(reopenBooks(world.ctx, { reason: "Why not" })).rejects.toThrow("open already");
    await closeBooks(world.ctx, { until: "2026-02-28" });
    await expect(reopenBooks(world.ctx, { reason: " " })).rejects.toThrow("The reason is missing.");
    await expect(reopenBooks(world.ctx, { reason: "x", until: "2026-02-28" })).rejects.toThrow(
      "a day before Feb 28, 2026",
    );
  });
});

describe("the proof", () => {
  /** As if a fault of ours had let it through: the entry is written while the books are open for a moment. */
  const slipIn = async (at: string) => {
    const raw = new Database(world.databasePath);
    raw.exec("UPDATE organizations SET books_closed_until = NULL");
    await inTransaction(world.ctx, (tx) => post(tx, feeFree(at, at)));
    raw.exec("UPDATE organizations SET books_closed_until = '2026-02-28'");
    raw.close();
  };

  test("finds an entry that was written into closed books", async () => {
    await closeBooks(world.ctx, { until: "2026-02-28" });
    world.clock.advance(1000);
    await slipIn("2026-02-27T12:00:00Z");
    expect(await proveLedger(world.ctx)).toEqual([
      expect.stringContaining("was written into books that were closed until 2026-02-28"),
    ]);
  });

  test("finds nothing in what was written before the closing, after it, or after a reopening", async () => {
    await inTransaction(world.ctx, (tx) => post(tx, feeFree("2026-02-01T12:00:00Z", "before")));
    world.clock.advance(1000);
    await closeBooks(world.ctx, { until: "2026-02-28" });
    world.clock.advance(1000);
    await slipIn("2026-03-01T12:00:00Z");
    world.clock.advance(1000);
    await reopenBooks(world.ctx, { reason: "Forgotten", until: "2026-01-31" });
    world.clock.advance(1000);
    await inTransaction(world.ctx, (tx) => post(tx, feeFree("2026-02-01T12:00:00Z", "after")));
    expect(await proveLedger(world.ctx)).toEqual([]);
  });

  test("takes no offence at a zone that was changed since", async () => {
    await closeBooks(world.ctx, { until: "2026-02-28" });
    world.clock.advance(1000);
    await inTransaction(world.ctx, (tx) =>
      post(tx, feeFree("2026-02-28T23:30:00Z", "first of March in Vienna")),
    );
    await world.database.db.organization.updateMany({ data: { timeZone: "America/New_York" } });
    expect(await proveLedger(world.ctx)).toEqual([]);
  });
});
