import { afterEach, beforeEach, expect, test } from "vitest";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { clientCredit } from "#domain/credits";
import { startCheckout } from "#domain/checkout";
import { getInvoice, voidInvoice } from "#domain/invoices";
import { listPaymentsOf, recordPayment, refundableCreditOf } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { proveBooks } from "../../../app/server/prove.ts";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents, sessionOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let id: string;
let clientId: string;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  ({ id, clientId } = await makeOpenInvoice(world.ctx));
});
afterEach(async () => {
  expect(await proveBooks(world.systemCtx, { documents: false })).toEqual([]);
  await world.close();
});

const creditAll = async () => {
  const { lines } = await getInvoice(world.ctx, { id });
  const note = await createCreditNote(world.ctx, {
    invoiceId: id,
    lines: lines.map((line) => ({ lineId: line.id })),
  });
  await issueCreditNote(world.ctx, { id: note.id, remainder: "credit" });
};

const changes = {
  "is void": () => voidInvoice(world.ctx, { id }),
  "was paid outside Stripe": () => recordPayment(world.ctx, { id, amount: 10000n }),
  "was credited": creditAll,
};

test.each(Object.entries(changes))("an open session is expired once the invoice %s", async (_, change) => {
  await startCheckout(world.ctx, { invoiceId: id });
  const sessionId = await sessionOf(world, id);
  await change();
  await world.settle();
  expect(() => world.stripe.completeCheckout(sessionId, "paid")).toThrow("expired");
  await expect(startCheckout(world.ctx, { invoiceId: id })).rejects.toThrow("Nothing is due");
});

test.each(Object.entries(changes))(
  "money that came before it could be expired is credit when the invoice %s, and goes back in one refund",
  async (_, change) => {
    await goThroughCheckout(world, { invoiceId: id });
    await change();
    await hearEvents(world);
    expect(await clientCredit(world.ctx, { clientId })).toEqual([{ currency: "EUR", amount: 10000n }]);
    const payments = await listPaymentsOf(world.ctx, { invoiceId: id });
    const card = payments.find(({ source }) => source === "stripe");
    expect(card).toMatchObject({ state: "succeeded", creditedAmount: 10000n });
    const paymentId = String(card?.id);
    const credit = await refundableCreditOf(world.ctx, { paymentId });
    expect(credit).toBe(10000n);
    expect(await createRefund(world.ctx, { paymentId, amount: credit })).toMatchObject({
      state: "succeeded",
    });
    expect(await clientCredit(world.ctx, { clientId })).toEqual([]);
    expect(await refundableCreditOf(world.ctx, { paymentId })).toBe(0n);
  },
);

test("two contacts who want to pay at once are sent to one session", async () => {
  const answers = await Promise.all([
    startCheckout(world.ctx, { invoiceId: id, contactId: null }),
    startCheckout(world.ctx, { invoiceId: id }),
  ]);
  expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
});

test("refunds that are asked for at once never exceed what was paid", async () => {
  await goThroughCheckout(world, { invoiceId: id });
  await hearEvents(world);
  const [payment] = await listPaymentsOf(world.ctx, { invoiceId: id });
  const paymentId = String(payment?.id);
  const asked = await Promise.allSettled(
    Array.from({ length: 8 }, () => createRefund(world.ctx, { paymentId, amount: 3000n })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(world.stripe.state.refunds.reduce((all, { amount }) => all + amount, 0)).toBe(9000);
});
