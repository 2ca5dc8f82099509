import { afterEach, beforeEach, expect, test } from "vitest";
import { listDiscrepancies } from "#domain/reconciliation";
import { stripeNotConfigured } from "#platform/stripe";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { makePaidInvoice } from "../../payment-stories.ts";
import { reconcile } from "../../domain/reconciliation/stories.ts";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as page from "../../../app/routes/admin.reconciliation._index.tsx";
import * as adoption from "../../../app/routes/admin.reconciliation.discrepancies.$id.adoption.tsx";
import * as discrepancy from "../../../app/routes/admin.reconciliation.discrepancies.$id._index.tsx";
import * as ignoring from "../../../app/routes/admin.reconciliation.discrepancies.$id.ignoring.tsx";
import * as match from "../../../app/routes/admin.reconciliation.discrepancies.$id.match.tsx";
import * as discrepancies from "../../../app/routes/admin.reconciliation.discrepancies._index.tsx";
import * as payout from "../../../app/routes/admin.reconciliation.payouts.$id.tsx";
import * as payouts from "../../../app/routes/admin.reconciliation.payouts._index.tsx";
import * as refund from "../../../app/routes/admin.reconciliation_.discrepancies.$id.refund.ts";
import * as reopening from "../../../app/routes/admin.reconciliation_.discrepancies.$id.reopening.ts";
import * as unmatching from "../../../app/routes/admin.reconciliation_.discrepancies.$id.unmatching.ts";
import * as runs from "../../../app/routes/admin.reconciliation_.runs.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const home = "/admin/reconciliation";

test("a comparison is asked for with a button, shows how far it is, and then the sentence", async () => {
  await makePaidInvoice(world);
  const browser = await signedIn(world);
  expect((await browser.load(page.loader, home)).data).toMatchObject({
    status: { asOf: null, running: false },
    progress: null,
  });
  expect(await browser.submit(runs.action, `${home}/runs`)).toMatchObject({
    location: home,
    flash: "Books and Stripe are being compared.",
  });
  expect((await browser.load(page.loader, home)).data).toMatchObject({
    status: { running: true },
    progress: { stage: "events", step: 1, waitsBecause: null },
    runs: [{ state: "running", occasion: "asked" }],
  });
  await world.settle();
  expect((await browser.load(page.loader, home)).data).toMatchObject({
    status: {
      running: false,
      balanced: true,
      asOf: world.clock.now(),
      perCurrency: [{ currency: "EUR", ledger: 9680n, stripe: 9680n }],
    },
    progress: null,
    runs: [{ state: "done", balanced: true }],
  });
});

test("a comparison that waits says what Stripe said, and goes on by itself", async () => {
  const browser = await signedIn(world);
  await world.stripe.faults.add({ kind: "500" });
  await browser.submit(runs.action, `${home}/runs`);
  await world.settle();
  expect((await browser.load(page.loader, home)).data).toMatchObject({
    status: { running: true },
    progress: { waitsBecause: "An unknown error occurred." },
  });
  await world.stripe.faults.clear();
  expect(await reconcile(world)).toMatchObject({ running: false, balanced: true });
});

test("without Stripe there is nothing to compare, and the page says so", async () => {
  const browser = await signedIn({ ...world, parts: { ...world.parts, stripe: stripeNotConfigured } });
  expect((await browser.load(page.loader, home)).data).toMatchObject({ isConfigured: false });
  expect(await browser.submit(runs.action, `${home}/runs`)).toMatchObject({
    location: home,
    flash: expect.stringContaining("Stripe is not connected") as string,
  });
});

async function findUnknown() {
  world.stripe.payByHand({ amount: 10000, description: "By phone" });
  world.stripe.runTimers();
  await reconcile(world);
  const { items } = await listDiscrepancies(world.ctx);
  return String(items[0]?.id);
}

test("an unknown payment is assigned on its page, with what is wrong beside the field", async () => {
  const id = await findUnknown();
  const invoice = await makeOpenInvoice(world.ctx);
  const browser = await signedIn(world);
  const path = `${home}/discrepancies/${id}`;
  expect((await browser.load(discrepancy.loader, path, { id })).data).toMatchObject({
    discrepancy: {
      reason: "unknown-payment",
      action: "adopt",
      actions: ["adopt", "match", "refund", "ignore"],
    },
  });
  expect((await browser.load(adoption.loader, `${path}/adoption`, { id })).data).toMatchObject({
    money: "€100.00",
    choices: { invoices: [{ id: invoice.id }], clients: [{ name: "Ada Lovelace Ltd" }] },
  });
  const nobody = { invoiceId: "", clientId: "" };
  expect(await browser.submit(adoption.action, `${path}/adoption`, nobody, { id })).toMatchObject({
    status: 422,
    data: { error: { clientId: ["Choose a client or an invoice."] } },
  });
  const chosen = { invoiceId: invoice.id, clientId: "" };
  expect(await browser.submit(adoption.action, `${path}/adoption`, chosen, { id })).toMatchObject({
    location: home,
    flash: "The payment is assigned and booked.",
  });
});

test("an unknown payment is ignored with a note, and taken up again", async () => {
  const id = await findUnknown();
  const browser = await signedIn(world);
  const path = `${home}/discrepancies/${id}`;
  expect((await browser.load(ignoring.loader, `${path}/ignoring`, { id })).data).toMatchObject({ id });
  expect(await browser.submit(ignoring.action, `${path}/ignoring`, { note: "" }, { id })).toMatchObject({
    status: 422,
    data: { error: { note: ["Say why, for whoever looks later."] } },
  });
  await browser.submit(ignoring.action, `${path}/ignoring`, { note: "The shop's." }, { id });
  const list = await browser.load(discrepancies.loader, `${home}/discrepancies?state=ignored`);
  expect(list.data).toMatchObject({ items: [{ id, note: "The shop's.", invoice: null }] });
  const all = await browser.load(discrepancies.loader, `${home}/discrepancies`);
  expect(all.data).toMatchObject({ items: [{ id, state: "ignored" }] });
  expect((await browser.load(page.loader, home)).data).toMatchObject({ discrepancies: { items: [] } });
  expect(await browser.submit(reopening.action, `${path}/reopening`, {}, { id })).toMatchObject({
    flash: "It is open again.",
  });
  expect(await browser.submit(reopening.action, `${path}/reopening`, {}, { id })).toMatchObject({
    flash: "There is nothing to take back here.",
  });
});

test("a refund without a credit note names the invoice and whose it is", async () => {
  const { invoice, payment } = await makePaidInvoice(world);
  world.stripe.refundByHand(String(payment.stripeChargeId), 2500);
  await reconcile(world);
  const browser = await signedIn(world);
  const items = [
    {
      reason: "refund-without-credit-note",
      invoice: { id: invoice.id, number: invoice.number, clientName: "Ada Lovelace Ltd" },
    },
  ];
  expect((await browser.load(page.loader, home)).data).toMatchObject({ discrepancies: { items } });
  expect((await browser.load(discrepancies.loader, `${home}/discrepancies`)).data).toMatchObject({ items });
});

test("an unknown payment goes back with one click, once", async () => {
  const id = await findUnknown();
  const browser = await signedIn(world);
  const send = () => browser.submit(refund.action, `${home}/discrepancies/${id}/refund`, {}, { id });
  expect(await send()).toMatchObject({ location: home, flash: "€100.00 is refunded." });
  expect(await send()).toMatchObject({ flash: "This is settled already." });
});

test("an unknown payment is matched with the same money recorded by hand, and the match taken back", async () => {
  const id = await findUnknown();
  const browser = await signedIn(world);
  const path = `${home}/discrepancies/${id}`;
  expect((await browser.load(match.loader, `${path}/match`, { id })).data).toMatchObject({ recorded: [] });
  expect(await browser.submit(match.action, `${path}/match`, { paymentId: "" }, { id })).toMatchObject({
    status: 422,
  });
  expect(await browser.submit(unmatching.action, `${path}/unmatching`, {}, { id })).toMatchObject({
    flash: "There is nothing to take back here.",
  });
});

test("a payout is shown as invoices, refunds and fees of its clients", async () => {
  const ada = await makePaidInvoice(world);
  const bob = await makeClient(world.ctx, { name: "Bob & Sons", email: "bob@sons.test" });
  await makePaidInvoice(world, { clientId: bob.id });
  world.stripe.makePayout("eur");
  await reconcile(world);
  const browser = await signedIn(world);
  const { items } = (await browser.load(payouts.loader, `${home}/payouts`)).data as unknown as {
    items: { id: string }[];
  };
  const id = String(items[0]?.id);
  const shown = await browser.load(payout.loader, `${home}/payouts/${id}`, { id });
  expect(shown.data).toMatchObject({
    payout: {
      amount: 19360n,
      shown: 19360n,
      isItemized: true,
      isTakenApart: true,
      parts: [
        { kind: "payment", count: 2, amount: 20000n },
        { kind: "fee", count: 2, amount: -640n },
      ],
    },
  });
  const { payout: view } = shown.data as unknown as {
    payout: { clients: { name: string }[]; lines: { items: object[] } };
  };
  expect(view.clients.map(({ name }) => name).sort()).toEqual(["Ada Lovelace Ltd", "Bob & Sons"]);
  expect(view.lines.items).toContainEqual(
    expect.objectContaining({ kind: "payment", paymentId: ada.payment.id, invoiceId: ada.invoice.id }),
  );
  const foreigner = await signedIn(world, await world.foreigner());
  expect(await foreigner.load(payout.loader, `${home}/payouts/${id}`, { id })).toMatchObject({ status: 404 });
});

test("agents see nothing of it", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  for (const loader of [page.loader, discrepancies.loader, payouts.loader] as const)
    expect(await agent.load(loader as typeof page.loader, home)).toMatchObject({ status: 403 });
  expect(await agent.submit(runs.action, `${home}/runs`)).toMatchObject({ status: 403 });
});
