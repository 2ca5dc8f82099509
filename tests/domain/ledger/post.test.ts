import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  balanceOf,
  listEntries,
  post,
  proveLedger,
  standingsOfInvoices,
  trialBalance,
  UnbalancedEntry,
  type NewEntry,
} from "#domain/ledger";
import { inTransaction } from "#platform/context";
import { openBooks } from "./open-books.ts";

const at = new Date("2026-03-01T10:00:00Z");

function sale(sourceId: string, amount: bigint, over: Partial<NewEntry> = {}): NewEntry {
  const about = { currency: "EUR", clientId: "client-1", invoiceId: sourceId };
  return {
    kind: "invoice_issued",
    sourceId,
    at,
    postings: [
      { account: "receivable", amount, ...about },
      { account: "revenue", amount: -amount, ...about },
    ],
    ...over,
  };
}

describe("posting", () => {
  test("an entry is booked once per kind and source", async () => {
    const { ctx } = await openBooks();
    expect(await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 1999n)))).toBe(true);
    expect(await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 5n)))).toBe(false);
    expect(await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 5n, { kind: "invoice_voided" })))).toBe(
      true,
    );
    expect(await balanceOf(ctx, { account: "receivable" })).toBe(2004n);
  });

  test("an entry whose debits and credits differ in a currency is refused and leaves nothing", async () => {
    const { ctx } = await openBooks();
    const crossed = sale("inv-1", 100n, {
      postings: [
        { account: "receivable", currency: "EUR", amount: 100n },
        { account: "revenue", currency: "USD", amount: -100n },
      ],
    });
    await expect(inTransaction(ctx, (tx) => post(tx, crossed))).rejects.toThrow(UnbalancedEntry);
    expect(await ctx.db.ledgerEntry.count()).toBe(0);
  });

  test("currencies are stored in upper case, and unknown ones are refused", async () => {
    const { ctx } = await openBooks();
    const lower = sale("inv-1", 100n);
    const postings = lower.postings.map((posting) => ({ ...posting, currency: "eur" }));
    await inTransaction(ctx, (tx) => post(tx, { ...lower, postings }));
    expect(await balanceOf(ctx, { account: "receivable", currency: "EUR" })).toBe(100n);
    const unknown = lower.postings.map((posting) => ({ ...posting, currency: "XXX" }));
    await expect(
      inTransaction(ctx, (tx) => post(tx, { ...sale("inv-2", 1n), postings: unknown })),
    ).rejects.toThrow("XXX");
  });

  test("an entry without amounts marks its source as booked", async () => {
    const { ctx } = await openBooks();
    expect(await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 0n)))).toBe(true);
    expect(await ctx.db.ledgerPosting.count()).toBe(0);
    expect(await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 0n)))).toBe(false);
  });

  test("a rolled back entry leaves no gap and no broken chain", async () => {
    const { ctx } = await openBooks();
    await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 1n)));
    const failing = inTransaction(ctx, async (tx) => {
      await post(tx, sale("inv-2", 2n));
      throw new Error("not this time");
    });
    await expect(failing).rejects.toThrow("not this time");
    await inTransaction(ctx, (tx) => post(tx, sale("inv-3", 3n)));
    expect(await proveLedger(ctx)).toEqual([]);
    const rows = await ctx.db.ledgerEntry.findMany({ orderBy: { sequence: "asc" } });
    expect(rows.map((row) => [row.sequence, row.sourceId])).toEqual([
      [1, "inv-1"],
      [2, "inv-3"],
    ]);
  });

  test("fifty entries posted at once form one chain", async () => {
    const { ctx } = await openBooks();
    const ids = Array.from({ length: 50 }, (_, index) => `inv-${index}`);
    await Promise.all(ids.map((id) => inTransaction(ctx, (tx) => post(tx, sale(id, 7n)))));
    expect(await proveLedger(ctx)).toEqual([]);
    expect(await balanceOf(ctx, { account: "receivable" })).toBe(350n);
  });

  test("the database itself refuses to change or delete entries and postings", async () => {
    const { ctx, path } = await openBooks();
    await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 1999n)));
    const raw = new Database(path);
    for (const sql of [
      "UPDATE ledger_entries SET kind = 'x'",
      "DELETE FROM ledger_entries",
      "UPDATE ledger_postings SET amount = 1",
      "DELETE FROM ledger_postings",
    ])
      expect(() => raw.exec(sql), sql).toThrow(/never (change|deleted)|are never deleted/);
    raw.close();
  });
});

describe("balances", () => {
  test("whatever is posted, the trial balance balances and the books prove", async () => {
    const { ctx } = await openBooks();
    let count = 0;
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(amounts, fc.constantFrom("EUR", "JPY", "KWD"), async (parts, currency) => {
        count += 1;
        const sum = parts.reduce((all, part) => all + part, 0n);
        const postings = [
          ...parts.map((amount) => ({ account: "revenue" as const, currency, amount })),
          { account: "receivable" as const, currency, amount: -sum },
        ];
        const entry: NewEntry = { kind: "invoice_issued", sourceId: `inv-${count}`, at, postings };
        await inTransaction(ctx, (tx) => post(tx, entry));
        expect((await trialBalance(ctx)).balanced).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(await proveLedger(ctx)).toEqual([]);
  });

  test("a balance is exact beyond what a float can hold", async () => {
    const { ctx } = await openBooks();
    const large = 9_007_199_254_740_993n;
    await inTransaction(ctx, (tx) => post(tx, sale("inv-1", large)));
    expect(await balanceOf(ctx, { account: "receivable", invoiceId: "inv-1" })).toBe(large);
    expect((await trialBalance(ctx)).accounts).toEqual([
      { account: "receivable", currency: "EUR", debit: large, credit: 0n },
      { account: "revenue", currency: "EUR", debit: 0n, credit: large },
    ]);
  });

  test("a balance can be of one client, one invoice, one currency and some kinds", async () => {
    const { ctx } = await openBooks();
    await inTransaction(ctx, async (tx) => {
      await post(tx, sale("inv-1", 100n));
      await post(tx, sale("inv-2", 20n));
      await post(tx, sale("inv-2", -5n, { kind: "credit_note_issued" }));
    });
    const receivable = (query: object) => balanceOf(ctx, { account: "receivable", ...query });
    expect(await receivable({ clientId: "client-1" })).toBe(115n);
    expect(await receivable({ clientId: "client-2" })).toBe(0n);
    expect(await receivable({ invoiceId: "inv-2" })).toBe(15n);
    expect(await receivable({ currency: "USD" })).toBe(0n);
    expect(await receivable({ kinds: ["credit_note_issued"] })).toBe(-5n);
    expect([...standingsOfInvoices(ctx, { invoiceIds: ["inv-1", "inv-2", "inv-3"] })]).toEqual([
      ["inv-1", { due: 100n, rounding: 0n }],
      ["inv-2", { due: 15n, rounding: 0n }],
    ]);
  });

  test("an organization sees its own entries only", async () => {
    const { ctx, inOrganization } = await openBooks();
    const other = inOrganization("org-2");
    await inTransaction(ctx, (tx) => post(tx, sale("inv-1", 100n)));
    expect(await balanceOf(other, { account: "receivable" })).toBe(0n);
    expect(await trialBalance(other)).toEqual({ balanced: true, accounts: [] });
    expect(await listEntries(other)).toEqual({ items: [], nextCursor: null });
    expect(await listEntries(other, { invoiceId: "inv-1" })).toEqual({ items: [], nextCursor: null });
  });
});

test("entries are listed newest first, a page at a time, each once", async () => {
  const { ctx } = await openBooks();
  for (let index = 1; index <= 5; index += 1)
    await inTransaction(ctx, (tx) => post(tx, sale(`inv-${index}`, BigInt(index))));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listEntries(ctx, { cursor, limit: 2 });
    seen.push(...page.items.map((item) => item.sourceId));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(["inv-5", "inv-4", "inv-3", "inv-2", "inv-1"]);
  const [entry] = (await listEntries(ctx, { invoiceId: "inv-3" })).items;
  expect(entry).toEqual({
    id: expect.any(String),
    kind: "invoice_issued",
    sourceId: "inv-3",
    at,
    postings: [
      { account: "receivable", currency: "EUR", amount: 3n },
      { account: "revenue", currency: "EUR", amount: -3n },
    ],
  });
  await expect(listEntries(ctx, { cursor: "nonsense" })).rejects.toThrow("first page");
});
