import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  applyCredit,
  clientCredit,
  listApplications,
  listCreditPayouts,
  listCreditSources,
  payOutCredit,
  undoCredit,
  undoCreditPayout,
} from "#domain/credits";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { getInvoice, markUncollectible, voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { minutes } from "#lib/duration";
import { newId } from "#lib/ids";
import { proveBooks } from "../../../app/server/prove.ts";
import { makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, goThroughCheckout, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  expect(await proveBooks(world.ctx, { documents: false })).toEqual([]);
  await world.close();
});

/** A client with so much credit from an overpayment outside Stripe, and an open invoice over 100.00. */
async function withCredit(amount: number) {
  const { id, clientId } = await makeOpenInvoice(world.ctx);
  await recordPayment(world.ctx, { id, amount: 10000 + amount });
  return { clientId, invoice: await makeOpenInvoice(world.ctx, { clientId }) };
}

const creditOf = (clientId: string) => clientCredit(world.ctx, { clientId });

describe("credit that is applied", () => {
  test("pays what is due, as far as it reaches, and is gone", async () => {
    const { clientId, invoice } = await withCredit(2500);
    expect(await creditOf(clientId)).toEqual([{ currency: "EUR", amount: 2500n }]);
    expect(await applyCredit(world.ctx, { invoiceId: invoice.id })).toMatchObject({ amount: 2500n });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ amountCredited: 2500n, amountDue: 7500n });
    expect(await creditOf(clientId)).toEqual([]);
  });

  test("pays an invoice whole and leaves the rest", async () => {
    const { clientId, invoice } = await withCredit(15000);
    await applyCredit(world.ctx, { invoiceId: invoice.id });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ status: "paid", paymentStatus: "paid" });
    expect(await creditOf(clientId)).toEqual([{ currency: "EUR", amount: 5000n }]);
  });

  test("is taken back by a reversing entry, once, and the invoice is due again", async () => {
    const { clientId, invoice } = await withCredit(15000);
    const before = await booksOf(world.ctx);
    const { id } = await applyCredit(world.ctx, { invoiceId: invoice.id, amount: 10000 });
    expect(await listApplications(world.ctx, { invoiceId: invoice.id })).toHaveLength(1);
    await undoCredit(world.ctx, { applicationId: id });
    await undoCredit(world.ctx, { applicationId: id });
    expect(await booksOf(world.ctx)).toEqual(before);
    expect(await creditOf(clientId)).toEqual([{ currency: "EUR", amount: 15000n }]);
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ status: "open", amountDue: 10000n });
    expect(await listApplications(world.ctx, { invoiceId: invoice.id })).toEqual([]);
  });

  test("is not taken back once a later payment has become credit in its place", async () => {
    const { invoice } = await withCredit(2500);
    const { id } = await applyCredit(world.ctx, { invoiceId: invoice.id });
    await recordPayment(world.ctx, { id: invoice.id, amount: 10000 });
    await expect(undoCredit(world.ctx, { applicationId: id })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("More than was due was paid") as string,
    });
  });

  test("pays an invoice that was given up, and its write-off falls", async () => {
    const { invoice } = await withCredit(4000);
    await markUncollectible(world.ctx, invoice);
    const { id } = await applyCredit(world.ctx, { invoiceId: invoice.id });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ status: "uncollectible", amountDue: 6000n });
    await undoCredit(world.ctx, { applicationId: id });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ amountDue: 10000n });
  });

  test("submitted twice with one key is applied once", async () => {
    const { invoice } = await withCredit(5000);
    const input = { invoiceId: invoice.id, amount: 2000, key: newId() };
    const first = await applyCredit(world.ctx, input);
    expect(await applyCredit(world.ctx, input)).toEqual(first);
    expect((await getInvoice(world.ctx, invoice)).amountCredited).toBe(2000n);
  });

  test("by many at once never comes to more than is there", async () => {
    const { clientId, invoice } = await withCredit(5000);
    const other = await makeOpenInvoice(world.ctx, { clientId });
    const tries = [invoice, other, invoice, other, invoice].map(({ id }) =>
      applyCredit(world.ctx, { invoiceId: id, amount: 2000 }),
    );
    const payouts = [2000, 2000].map((amount) =>
      payOutCredit(world.ctx, { clientId, currency: "EUR", amount }),
    );
    const results = await Promise.allSettled([...tries, ...payouts]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await creditOf(clientId)).toEqual([{ currency: "EUR", amount: 1000n }]);
  });
});

describe("credit cannot be applied", () => {
  test("beyond what is there or due, nor where nothing is due", async () => {
    const { clientId, invoice } = await withCredit(15000);
    const apply = (invoiceId: string, amount?: number) =>
      expect(applyCredit(world.ctx, { invoiceId, ...(amount !== undefined && { amount }) })).rejects;
    await apply(invoice.id, 15001).toThrow("The client has only €150.00 of credit left.");
    await apply(invoice.id, 10001).toThrow("Only €100.00 is due on this invoice.");
    await apply(invoice.id, 0).toThrow("The amount must be more than zero.");
    await apply((await makeDraft(world.ctx, { clientId })).id).toThrow("A draft is not owed yet.");
    await voidInvoice(world.ctx, { id: invoice.id });
    await apply(invoice.id).toThrow("A void invoice takes no credit.");
    await apply((await makeOpenInvoice(world.ctx)).id).toThrow("The client has no credit left.");
    await apply(newId()).toThrow("There is no such invoice.");
  });

  test("in another currency", async () => {
    const { clientId } = await withCredit(5000);
    const dollars = await makeOpenInvoice(world.ctx, { clientId, currency: "USD" });
    await expect(applyCredit(world.ctx, { invoiceId: dollars.id })).rejects.toThrow(
      "The client has no credit left.",
    );
  });

  test("while a payment of the invoice is on its way", async () => {
    const { invoice } = await withCredit(5000);
    await goThroughCheckout(world, { invoiceId: invoice.id, outcome: "processing" });
    await hearEvents(world);
    await expect(applyCredit(world.ctx, { invoiceId: invoice.id })).rejects.toThrow("is processing");
  });

  test("by another organization", async () => {
    const { clientId, invoice } = await withCredit(5000);
    const foreign = await world.foreigner();
    await expect(applyCredit(foreign, { invoiceId: invoice.id })).rejects.toThrow(
      "There is no such invoice.",
    );
    await expect(payOutCredit(foreign, { clientId, currency: "EUR", amount: 1 })).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(await clientCredit(foreign, { clientId })).toEqual([]);
    const { id } = await applyCredit(world.ctx, { invoiceId: invoice.id });
    await expect(undoCredit(foreign, { applicationId: id })).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("credit that is paid out", () => {
  test("outside Stripe is recorded with its day, and can be undone", async () => {
    const { clientId } = await withCredit(5000);
    const payout = await payOutCredit(world.ctx, {
      clientId,
      currency: "eur",
      amount: 3000,
      paidOn: "2026-03-01",
      method: "Bank transfer",
      reference: "RF18",
    });
    expect(payout).toMatchObject({ amount: 3000n, currency: "EUR", paidOn: "2026-03-01" });
    expect(await creditOf(clientId)).toEqual([{ currency: "EUR", amount: 2000n }]);
    expect(await listCreditPayouts(world.ctx, { clientId })).toHaveLength(1);
    await undoCreditPayout(world.ctx, { payoutId: payout.id });
    await undoCreditPayout(world.ctx, { payoutId: payout.id });
    expect(await creditOf(clientId)).toEqual([{ currency: "EUR", amount: 5000n }]);
    expect(await listCreditPayouts(world.ctx, { clientId })).toEqual([]);
  });

  test("is never more than there is, nor on a day to come", async () => {
    const { clientId } = await withCredit(5000);
    const payOut = (over: object) =>
      expect(payOutCredit(world.ctx, { clientId, currency: "EUR", amount: 100, ...over })).rejects;
    await payOut({ amount: 5001 }).toThrow("The client has only €50.00 of credit left.");
    await payOut({ amount: -1 }).toThrow("The amount must be more than zero.");
    await payOut({ currency: "USD" }).toThrow("The client has no credit left.");
    await payOut({ paidOn: "2026-03-03" }).toThrow("The day cannot be in the future.");
  });

  test("through Stripe is a refund of the payment it came from, after which it is gone", async () => {
    const { invoice } = await makePaidInvoice(world);
    const { id } = await createCreditNote(world.ctx, {
      invoiceId: invoice.id,
      lines: [{ lineId: String(invoice.lines[0]?.id), amount: 4000 }],
    });
    await issueCreditNote(world.ctx, { id, remainder: "credit" });
    const { clientId } = invoice;
    const [source] = await listCreditSources(world.ctx, { clientId, currency: "EUR" });
    expect(source).toMatchObject({ source: "stripe", amount: 4000n });
    await createRefund(world.ctx, { paymentId: String(source?.paymentId), amount: 4000 });
    expect(await creditOf(clientId)).toEqual([]);
    expect(await listCreditSources(world.ctx, { clientId, currency: "EUR" })).toEqual([]);
    expect(Object.keys(await booksOf(world.ctx))).not.toContain("refunds EUR");
  });

  test("that waits for Stripe cannot be used for something else meanwhile", async () => {
    const { invoice } = await makePaidInvoice(world);
    const other = await makeOpenInvoice(world.ctx, { clientId: invoice.clientId });
    await world.stripe.faults.add({ kind: "refuse" });
    const { id } = await createCreditNote(world.ctx, {
      invoiceId: invoice.id,
      lines: [{ lineId: String(invoice.lines[0]?.id), amount: 4000 }],
    });
    expect(await issueCreditNote(world.ctx, { id, remainder: "refund" })).toMatchObject({
      amountRefunded: 4000n,
    });
    await expect(applyCredit(world.ctx, { invoiceId: other.id })).rejects.toThrow(
      "The client has no credit left.",
    );
    await world.stripe.faults.clear();
    world.clock.advance(minutes(20));
    await world.settle();
    expect(await creditOf(invoice.clientId)).toEqual([]);
    expect(Object.keys(await booksOf(world.ctx))).not.toContain("refunds EUR");
    expect(Object.keys(await booksOf(world.ctx))).not.toContain("client_credit EUR");
  });
});
