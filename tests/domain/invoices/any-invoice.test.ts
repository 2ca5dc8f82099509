import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInvoice, issueInvoice, proveInvoices } from "#domain/invoices";
import { balanceOf, proveLedger, trialBalance } from "#domain/ledger";
import { InvalidInput } from "#lib/errors";
import { makeClient, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let clientId: string;
let rateIds: string[];
beforeAll(async () => {
  world = await createWorld();
  clientId = (await makeClient(world.ctx)).id;
  rateIds = [];
  for (const [percent, inclusive] of [
    ["19", false],
    ["7.7", true],
    ["0.0625", false],
    ["0", true],
  ] as const)
    rateIds.push((await makeTaxRate(world.ctx, { percent, inclusive })).id);
});
afterAll(() => world.close());

const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10));
const discount = fc.oneof(
  fc.constant(undefined),
  percent.map((value) => ({ percent: value })),
  fc.integer({ min: 0, max: 5000 }).map((amount) => ({ amount })),
);

const line = fc.record({
  quantity: fc
    .integer({ min: -2_000_000, max: 9_000_000 })
    .map((millionths) => (millionths / 1e6).toFixed(6)),
  unitAmountDecimal: fc.integer({ min: 0, max: 999_999_999 }).map((units) => (units / 1e4).toFixed(4)),
  rates: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
  discount,
});

const invoice = fc.record({
  currency: fc.constantFrom("EUR", "JPY", "KWD", "ISK"),
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  discount,
});

test("whatever can be entered and issued is booked to the cent and proves", async () => {
  let issuedCount = 0;
  await fc.assert(
    fc.asyncProperty(invoice, async ({ currency, lines, discount: off }) => {
      const drafted = createInvoice(world.ctx, {
        clientId,
        currency,
        ...(off && { discount: off }),
        lines: lines.map(({ rates, discount: lineOff, ...rest }) => ({
          ...rest,
          description: "Anything",
          taxRateIds: rates.flatMap((index) => rateIds[index] ?? []),
          ...(lineOff && { discount: lineOff }),
        })),
      });
      const draft = await drafted.catch((error: unknown) => {
        // A total below zero, or an amount off a deduction: refused in words, nothing kept.
        if (error instanceof InvalidInput) return null;
        throw error;
      });
      if (!draft) return;
      const { id, total, status, amountDue } = await issueInvoice(world.ctx, { id: draft.id });
      issuedCount += 1;
      expect(total).toBe(draft.total);
      expect(amountDue).toBe(total);
      expect(status).toBe(total === 0n ? "paid" : "open");
      expect(await balanceOf(world.ctx, { account: "receivable", invoiceId: id })).toBe(total);
    }),
    { numRuns: 60 },
  );
  expect(issuedCount).toBeGreaterThan(20);
  expect((await trialBalance(world.ctx)).balanced).toBe(true);
  expect(await proveLedger(world.ctx)).toEqual([]);
  expect(await proveInvoices(world.systemCtx, { documents: false })).toEqual([]);
});
