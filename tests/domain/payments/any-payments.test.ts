import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyCredit, clientCredit } from "#domain/credits";
import { getInvoice } from "#domain/invoices";
import { type Account, balanceOf } from "#domain/ledger";
import { getPayment, recordPayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { DomainError } from "#lib/errors";
import { sharePayment } from "../../../app/domain/payments/share.ts";
import { proveBooks } from "../../../app/server/prove.ts";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
const cents = fc.integer({ min: 1, max: 30_000 });

async function openInvoices(clientId: string, totals: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const unitAmount of totals) {
    const lines = [{ description: "Work", quantity: "1", unitAmount }];
    ids.push((await makeOpenInvoice(world.ctx, { clientId, lines, allowsPartialPayments: true })).id);
  }
  return ids;
}

describe("allocation sums to the whole", () => {
  test("whatever is paid for whatever invoice, the settled part and the credit are the payment", () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const invoice = fc.record({
      status: fc.constantFrom("open", "paid", "void", "uncollectible"),
      currency: fc.constantFrom("EUR", "JPY"),
      amountDue: fc.oneof(fc.constant(0n), amount),
    } as const);
    const clientId = fc.option(fc.constant("client"));
    fc.assert(
      fc.property(amount, fc.option(invoice), clientId, (paid, payable, whose) => {
        const payment = { amount: paid, currency: "EUR", clientId: whose };
        const { applied, credited, creditedTo } = sharePayment(payment, payable);
        expect(applied + credited).toBe(paid);
        expect(applied >= 0n && credited >= 0n).toBe(true);
        expect(applied <= (payable?.amountDue ?? 0n)).toBe(true);
        if (payable?.currency !== "EUR") expect(credited).toBe(paid);
        expect(creditedTo).toBe(whose === null ? "suspense" : "client_credit");
      }),
    );
  });

  const story = fc.record({
    totals: fc.array(cents, { minLength: 1, maxLength: 4 }),
    payments: fc.array(fc.record({ on: fc.nat({ max: 3 }), amount: cents }), { minLength: 1, maxLength: 5 }),
    uses: fc.array(fc.record({ of: fc.nat({ max: 3 }), amount: cents }), { maxLength: 3 }),
  });

  test("money in is what is owed less plus the client's credit, over several invoices, parts and uses of credit", async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ totals, payments, uses }) => {
        const { ctx } = world;
        const { id: clientId } = await makeClient(ctx);
        const ids = await openInvoices(clientId, totals);
        const balance = (account: Account) => balanceOf(ctx, { account, currency: "EUR", clientId });
        const owed = await balance("receivable");
        let came = 0n;
        const check = async () => {
          const isOwed = await balance("receivable");
          const credit = -(await balance("client_credit"));
          expect(came).toBe(owed - isOwed + credit);
          const dues = await Promise.all(ids.map(async (id) => (await getInvoice(ctx, { id })).amountDue));
          expect(sum(dues)).toBe(isOwed);
          expect(credit).toBe((await clientCredit(ctx, { clientId }))[0]?.amount ?? 0n);
        };
        for (const { on, amount } of payments) {
          await recordPayment(ctx, { id: ids[on % ids.length] ?? "", amount });
          came += BigInt(amount);
          await check();
        }
        for (const { of, amount } of uses) {
          const use = applyCredit(ctx, { invoiceId: ids[of % ids.length] ?? "", amount: BigInt(amount) });
          // More than there is or than is due is refused, and then nothing moved.
          await use.catch((error: unknown) => expect(error).toBeInstanceOf(DomainError));
          await check();
        }
      }),
      { numRuns: 15 },
    );
    expect(await proveBooks(world.systemCtx, { documents: false })).toEqual([]);
  });
});

test("however often and how much is refunded, never more than was paid, and a refusal changes nothing", async () => {
  const wishes = fc.array(fc.integer({ min: -100, max: 12_000 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(cents, cents, wishes, async (total, paid, amounts) => {
      const { ctx } = world;
      const { id: clientId } = await makeClient(ctx);
      const [invoiceId = ""] = await openInvoices(clientId, [total]);
      const { id } = await recordPayment(ctx, { id: invoiceId, amount: paid });
      let refunded = 0n;
      for (const wish of amounts) {
        const amount = BigInt(wish);
        const isPossible = amount > 0n && refunded + amount <= BigInt(paid);
        const refund = createRefund(ctx, { paymentId: id, amount });
        if (isPossible) refunded += (await refund).amount;
        else await expect(refund).rejects.toBeInstanceOf(DomainError);
        expect(await getPayment(ctx, { id })).toMatchObject({ amountRefunded: refunded });
        expect(refunded <= BigInt(paid)).toBe(true);
      }
      const bank = await balanceOf(ctx, { account: "bank", currency: "EUR", clientId });
      expect(bank).toBe(BigInt(paid) - refunded);
    }),
    { numRuns: 15 },
  );
  expect(await proveBooks(world.systemCtx, { documents: false })).toEqual([]);
});
