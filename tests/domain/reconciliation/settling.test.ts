import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { getInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import {
  adoptPayment,
  ignoreDiscrepancy,
  listDiscrepancies,
  matchPayment,
  refundDiscrepancy,
  unignoreDiscrepancy,
  unmatchPayment,
} from "#domain/reconciliation";
import { createRefund } from "#domain/refunds";
import { newId } from "#lib/ids";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { booksOf, hearEvents, makePaidInvoice } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { expectEqualBooks, onlyDiscrepancy, openDiscrepancies, proveAll, reconcile } from "./stories.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await expectEqualBooks(world);
  expect(await proveAll(world)).toEqual([]);
  await world.close();
});

const only = (state?: "matched" | "ignored" | "healed") => onlyDiscrepancy(world, state);

describe("a payment that nobody here asked for", () => {
  beforeEach(async () => {
    world.stripe.payByHand({ amount: 10000, description: "By phone" });
    world.stripe.runTimers();
    await reconcile(world);
  });

  test("is adopted for the invoice that it pays, with its fee", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await adoptPayment(world.ctx, { id: (await only()).id, invoiceId: id });
    expect(await getInvoice(world.ctx, { id })).toMatchObject({ status: "paid", amountDue: 0n });
    expect(await booksOf(world.ctx)).toEqual({
      "revenue EUR": -10000n,
      "stripe_clearing EUR": 9680n,
      "stripe_fees EUR": 320n,
    });
    expect(await only("matched")).toMatchObject({ reason: "unknown-payment", invoiceId: id });
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual([]);
  });

  test("is adopted for a client as credit", async () => {
    const client = await makeClient(world.ctx);
    await adoptPayment(world.ctx, { id: (await only()).id, clientId: client.id });
    expect(await booksOf(world.ctx)).toMatchObject({ "client_credit EUR": -10000n });
  });

  test("goes back with one click, and twice the click is one refund", async () => {
    const { id } = await only();
    expect(await refundDiscrepancy(world.ctx, { id })).toMatchObject({ state: "succeeded", amount: 10000n });
    await expect(refundDiscrepancy(world.ctx, { id })).rejects.toThrow("This is settled already.");
    expect(world.stripe.state.refunds).toHaveLength(1);
    await hearEvents(world);
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual([]);
    expect(await booksOf(world.ctx)).toEqual({ "stripe_clearing EUR": -320n, "stripe_fees EUR": 320n });
  });

  test("that goes back at Stripe closes by itself", async () => {
    world.stripe.refundByHand(String(world.stripe.state.charges[0]?.id));
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual([]);
    expect(await only("healed")).toMatchObject({ reason: "unknown-payment" });
  });

  test("is matched with the same money that was recorded by hand, and unmatched again", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const recorded = await recordPayment(world.ctx, { id, amount: 10000n });
    const discrepancy = await only();
    await matchPayment(world.ctx, { id: discrepancy.id, paymentId: recorded.id });
    expect(await booksOf(world.ctx)).toEqual({
      "revenue EUR": -10000n,
      "stripe_clearing EUR": 9680n,
      "other_stripe_activity EUR": 320n,
    });
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual([]);
    await unmatchPayment(world.ctx, { id: discrepancy.id });
    expect(await booksOf(world.ctx)).toMatchObject({ "bank EUR": 10000n });
    expect(await only()).toMatchObject({ id: discrepancy.id, paymentId: null });
    await matchPayment(world.ctx, { id: discrepancy.id, paymentId: recorded.id });
    expect(await booksOf(world.ctx)).not.toHaveProperty("bank EUR");
  });

  test("is unmatched by itself when the payment recorded by hand was undone", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const recorded = await recordPayment(world.ctx, { id, amount: 10000n });
    await matchPayment(world.ctx, { id: (await only()).id, paymentId: recorded.id });
    await reversePayment(world.ctx, { id: recorded.id });
    await reconcile(world);
    expect(await openDiscrepancies(world)).toEqual(["unknown-payment 10000 EUR"]);
    expect(await booksOf(world.ctx)).not.toHaveProperty("bank EUR");
  });

  test("is not matched with a payment over another amount", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const recorded = await recordPayment(world.ctx, { id, amount: 9999n });
    await expect(matchPayment(world.ctx, { id: (await only()).id, paymentId: recorded.id })).rejects.toThrow(
      "over another amount",
    );
  });

  test("is ignored with a note, and taken up again", async () => {
    const { id } = await only();
    await expect(ignoreDiscrepancy(world.ctx, { id, note: " " })).rejects.toThrow("Say why");
    await ignoreDiscrepancy(world.ctx, { id, note: "The shop's." });
    await reconcile(world);
    expect(await only("ignored")).toMatchObject({ id, note: "The shop's." });
    await unignoreDiscrepancy(world.ctx, { id });
    await reconcile(world);
    expect(await only()).toMatchObject({ id, note: "" });
  });

  test("needs somebody to belong to", async () => {
    const { id } = await only();
    await expect(adoptPayment(world.ctx, { id })).rejects.toThrow("Choose a client or an invoice.");
    await expect(adoptPayment(world.ctx, { id, invoiceId: newId() })).rejects.toThrow("no such invoice");
    const dollars = await makeOpenInvoice(world.ctx, { currency: "USD" });
    await expect(adoptPayment(world.ctx, { id, invoiceId: dollars.id })).rejects.toThrow(
      "The payment is in EUR, the invoice in USD.",
    );
  });

  test("stays as it is while Stripe does not answer", async () => {
    const client = await makeClient(world.ctx);
    await world.stripe.faults.add({ kind: "500" });
    await expect(adoptPayment(world.ctx, { id: (await only()).id, clientId: client.id })).rejects.toThrow(
      "Nothing was changed",
    );
    await world.stripe.faults.clear();
    expect(await only()).toMatchObject({ state: "open" });
  });

  test("does not exist for another organization", async () => {
    const { id } = await only();
    const other = await world.foreigner();
    await expect(ignoreDiscrepancy(other, { id, note: "Mine." })).rejects.toThrow("no such discrepancy");
    expect((await listDiscrepancies(other)).items).toEqual([]);
  });
});

test("a refund without a credit note is something to do, and is not refunded once more", async () => {
  const { payment, invoice } = await makePaidInvoice(world);
  await createRefund(world.ctx, { paymentId: payment.id, amount: 3000n });
  await hearEvents(world);
  await reconcile(world);
  const todo = await only();
  expect(todo).toMatchObject({
    reason: "refund-without-credit-note",
    action: "credit-note",
    amount: 3000n,
    invoiceId: invoice.id,
  });
  await expect(refundDiscrepancy(world.ctx, { id: todo.id })).rejects.toThrow("cannot be done");

  const lineId = String(invoice.lines[0]?.id);
  const draft = await createCreditNote(world.ctx, {
    invoiceId: invoice.id,
    lines: [{ lineId, amount: 1000n }],
  });
  await issueCreditNote(world.ctx, { id: draft.id, remainder: "credit" });
  const open = ["refund-without-credit-note 2000 EUR"];
  expect(await openDiscrepancies(world)).toEqual(open);
  await reconcile(world);
  expect(await openDiscrepancies(world)).toEqual(open);
  const rest = await createCreditNote(world.ctx, {
    invoiceId: invoice.id,
    lines: [{ lineId, amount: 2000n }],
  });
  await issueCreditNote(world.ctx, { id: rest.id, remainder: "credit" });
  expect(await openDiscrepancies(world)).toEqual([]);
  await reconcile(world);
  expect(await openDiscrepancies(world)).toEqual([]);
});

test("a credit note settles the refunds of its own invoice alone", async () => {
  const [one, other] = [await makePaidInvoice(world), await makePaidInvoice(world)];
  for (const { payment } of [one, other])
    await createRefund(world.ctx, { paymentId: payment.id, amount: 3000n });
  await hearEvents(world);
  await reconcile(world);
  expect(await openDiscrepancies(world)).toHaveLength(2);
  const draft = await createCreditNote(world.ctx, {
    invoiceId: one.invoice.id,
    lines: [{ lineId: String(one.invoice.lines[0]?.id), amount: 3000n }],
  });
  await issueCreditNote(world.ctx, { id: draft.id, remainder: "credit" });
  expect(await only()).toMatchObject({ invoiceId: other.invoice.id, amount: 3000n });
});
