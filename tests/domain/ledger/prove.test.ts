import { expect, test } from "vitest";
import { post, proveLedger } from "#domain/ledger";
import { inTransaction } from "#platform/context";
import { onTamperedCopy } from "../../tampered-copy.ts";
import { openBooks } from "./open-books.ts";

const at = new Date("2026-03-01T10:00:00Z");

/** What the proof says of a copy of five honest entries after somebody wrote to its file behind the triggers. */
async function proofAfter(tampering: string): Promise<string[]> {
  const { ctx, path } = await openBooks();
  for (let index = 1; index <= 5; index += 1) {
    const about = { currency: "EUR", invoiceId: `inv-${index}` };
    await inTransaction(ctx, (tx) =>
      post(tx, {
        kind: "invoice_issued",
        sourceId: `inv-${index}`,
        at,
        postings: [
          { account: "receivable", amount: 100n, ...about },
          { account: "revenue", amount: -100n, ...about },
        ],
      }),
    );
  }
  expect(await proveLedger(ctx)).toEqual([]);
  return onTamperedCopy({ path, tampering }, (database) =>
    proveLedger({ db: database.db, parts: { ...ctx.parts, database } }),
  );
}

test("books that nobody wrote to yet prove", async () => {
  const { ctx } = await openBooks();
  expect(await proveLedger(ctx)).toEqual([]);
});

test.each([
  [
    "an amount changed on one side",
    "UPDATE ledger_postings SET amount = 99 WHERE id = 3",
    ["entry 2 (invoice_issued of inv-2) is not what was written", "is off by -1 in EUR"],
  ],
  [
    "an amount changed on both sides",
    "UPDATE ledger_postings SET amount = amount * 2 WHERE invoice_id = 'inv-2'",
    ["entry 2 (invoice_issued of inv-2) is not what was written"],
  ],
  [
    "a posting moved to another invoice",
    "UPDATE ledger_postings SET invoice_id = 'inv-1' WHERE id = 5",
    ["entry 3 (invoice_issued of inv-3) is not what was written"],
  ],
  [
    "a posting moved to another client",
    "UPDATE ledger_postings SET client_id = 'c' WHERE id = 5",
    ["entry 3 (invoice_issued of inv-3) is not what was written"],
  ],
  [
    "an instant changed",
    "UPDATE ledger_entries SET at = at + 1 WHERE sequence = 4",
    ["entry 4 (invoice_issued of inv-4) is not what was written"],
  ],
  [
    "an entry deleted in the middle",
    "DELETE FROM ledger_postings WHERE invoice_id = 'inv-3'; DELETE FROM ledger_entries WHERE sequence = 3",
    ["missing between 2 and 4", "entry 4 (invoice_issued of inv-4) does not follow"],
  ],
  [
    "the last entry deleted",
    "DELETE FROM ledger_postings WHERE invoice_id = 'inv-5'; DELETE FROM ledger_entries WHERE sequence = 5",
    ["missing at the end: the last is 4, but 5 were written"],
  ],
  [
    "an entry's hash replaced",
    "UPDATE ledger_entries SET hash = 'ff' WHERE sequence = 2",
    [
      "entry 2 (invoice_issued of inv-2) is not what was written",
      "entry 3 (invoice_issued of inv-3) does not follow",
    ],
  ],
  [
    "balanced postings added to an old entry",
    `INSERT INTO ledger_postings (entry_id, account, currency, amount)
     SELECT id, 'bank', 'EUR', 5 FROM ledger_entries WHERE sequence = 1;
     INSERT INTO ledger_postings (entry_id, account, currency, amount)
     SELECT id, 'revenue', 'EUR', -5 FROM ledger_entries WHERE sequence = 1`,
    ["entry 1 (invoice_issued of inv-1) is not what was written"],
  ],
  [
    "a posting without an entry",
    "INSERT INTO ledger_postings (entry_id, account, currency, amount) VALUES ('none', 'bank', 'EUR', 5)",
    ["posting 11 belongs to no entry"],
  ],
])("the proof finds %s", async (_, tampering, expected) => {
  const differences = await proofAfter(tampering);
  expect(differences.length).toBe(expected.length);
  expected.forEach((part, index) => expect(differences[index]).toContain(part));
});

test("the proof reads books longer than a page", async () => {
  const { ctx } = await openBooks();
  await inTransaction(ctx, async (tx) => {
    for (let index = 0; index < 1001; index += 1)
      await post(tx, { kind: "stripe_fee", sourceId: `txn_${index}`, at, postings: [] });
  });
  expect(await proveLedger(ctx)).toEqual([]);
});
