import { afterEach, beforeEach, expect, test } from "vitest";
import { updateAccountCodes } from "#domain/books";
import { exportJournal } from "#domain/exports";
import { portalLink, voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { days } from "#lib/duration";
import { makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { rowsOf } from "./read-csv.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const march = { from: "2026-03-01", to: "2026-03-31" };

test("the journal has a row per posting, with codes, tax rates, documents and clients", async () => {
  const standard = await makeTaxRate(world.ctx);
  const reduced = await makeTaxRate(world.ctx, { name: "Reduced", percent: "7" });
  const { id } = await makeOpenInvoice(world.ctx, {
    lines: [
      { description: "Consulting", quantity: "1", unitAmount: 10_000, taxRateIds: [standard.id] },
      { description: "Book", quantity: "1", unitAmount: 1000, taxRateIds: [reduced.id] },
    ],
  });
  await updateAccountCodes(world.ctx, {
    accounts: [{ account: "receivable", code: "1400", name: "Forderungen" }],
  });
  const rows = await rowsOf(await exportJournal(world.ctx, march));
  const about = { Entry: "1", Date: "2026-03-02", Currency: "EUR", Document: "INV-0001", Source: id };
  expect(rows).toMatchObject([
    { ...about, Account: "1400", "Account name": "Forderungen", Debit: "129.70", Credit: "", "Tax code": "" },
    { ...about, Account: "4000", "Account name": "Revenue", Debit: "", Credit: "110.00" },
    { ...about, Account: "2200", Credit: "19.00", "Tax code": "VAT 19%", Client: "Ada Lovelace Ltd" },
    { ...about, Account: "2200", Credit: "0.70", "Tax code": "Reduced 7%" },
  ]);
});

test("debits equal credits in every entry and currency, whatever happened", async () => {
  await makePaidInvoice(world);
  const { id } = await makeOpenInvoice(world.ctx, { currency: "JPY" });
  await recordPayment(world.ctx, { id, amount: 20_000 });
  const cancelled = await makeOpenInvoice(world.ctx);
  await portalLink(world.ctx, { id: cancelled.id });
  await voidInvoice(world.ctx, { id: cancelled.id });
  const rows = await rowsOf(await exportJournal(world.ctx, march));
  const sums = new Map<string, number>();
  for (const { Entry, Currency, Debit, Credit } of rows) {
    const cents = Math.round(Number(Debit) * 100) - Math.round(Number(Credit) * 100);
    sums.set(`${Entry} ${Currency}`, (sums.get(`${Entry} ${Currency}`) ?? 0) + cents);
  }
  expect(sums.size).toBeGreaterThan(5);
  expect(new Set(sums.values())).toEqual(new Set([0]));
  expect(rows.filter(({ Kind }) => Kind === "credit_note_issued").map(({ Document }) => Document)).toEqual([
    "CN-0001",
    "CN-0001",
  ]);
});

test("a period includes its first and last day, as the organization's clocks have them", async () => {
  world.clock.set("2026-02-28T23:30:00Z");
  await makeOpenInvoice(world.ctx);
  world.clock.advance(days(31));
  await makeOpenInvoice(world.ctx);
  const entries = async (period: { from: string; to: string }) =>
    new Set((await rowsOf(await exportJournal(world.ctx, period))).map(({ Date }) => Date));
  expect(await entries({ from: "2026-02-01", to: "2026-02-28" })).toEqual(new Set());
  expect(await entries(march)).toEqual(new Set(["2026-03-01"]));
  expect(await entries({ from: "2026-03-01", to: "2026-04-01" })).toEqual(
    new Set(["2026-03-01", "2026-04-01"]),
  );
  await expect(exportJournal(world.ctx, { from: "2026-03-02", to: "2026-03-01" })).rejects.toThrow(
    "The last day cannot be before the first one.",
  );
  expect(await rowsOf(await exportJournal(await world.foreigner(), march))).toEqual([]);
});
