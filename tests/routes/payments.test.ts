import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordPayment } from "#domain/payments";
import * as list from "../../app/routes/admin.payments._index.tsx";
import * as payment from "../../app/routes/admin.payments.$id._index.tsx";
import * as refunds from "../../app/routes/admin.payments.$id.refunds.tsx";
import * as reversal from "../../app/routes/admin.payments.$id.reversal.ts";
import { makeOpenInvoice } from "../billing-factories.ts";
import { makePaidInvoice } from "../payment-stories.ts";
import { signedIn, stranger, type Browser } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterEach(() => world.close());

const address = "/admin/payments";

describe("the list of payments", () => {
  test("shows what came, narrowed as asked", async () => {
    const { payment: paid } = await makePaidInvoice(world);
    const all = await browser.load(list.loader, address);
    expect(all.data.payments).toMatchObject([
      { id: paid.id, invoiceNumber: "INV-0001", clientName: "Ada Lovelace Ltd", state: "succeeded" },
    ]);
    const narrowed = await browser.load(list.loader, `${address}?source=offline`);
    expect(narrowed.data).toMatchObject({ payments: [], isNarrowed: true });
    expect((await browser.load(list.loader, `${address}?q=lovelace`)).data.payments).toHaveLength(1);
  });

  test("refuses a state that there is not", async () => {
    expect((await browser.load(list.loader, `${address}?state=lost`)).status).toBe(422);
  });

  test("is closed to agents and strangers", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(list.loader, address)).status).toBe(403);
    expect((await stranger(world).load(list.loader, address)).location).toContain("/login");
  });
});

describe("refunding by form", () => {
  test("begins with all that is left and sends it back", async () => {
    const { payment: paid } = await makePaidInvoice(world);
    const params = { id: paid.id };
    const page = await browser.load(refunds.loader, `${address}/${paid.id}/refunds`, params);
    expect(page.data).toMatchObject({ left: "€100.00", refund: { amount: "100.00" } });
    const fields = { amount: "25.50", reason: "Broken" };
    const answer = await browser.submit(refunds.action, `${address}/${paid.id}/refunds`, fields, params);
    expect(answer).toMatchObject({ status: 303, flash: "€25.50 is refunded." });
    const shown = await browser.load(payment.loader, `${address}/${paid.id}`, params);
    expect(shown.data).toMatchObject({
      canRefund: true,
      canUndo: false,
      refunds: [{ amount: 2550n, state: "succeeded", reason: "Broken" }],
    });
  });

  test.each([
    ["", 422],
    ["a lot", 422],
    ["0", 422],
    ["-5", 422],
    ["100.01", 409],
    ["1.234", 422],
  ])("of “%s” is refused beside the field, and nothing goes back", async (amount, status) => {
    const { payment: paid } = await makePaidInvoice(world);
    const params = { id: paid.id };
    const answer = await browser.submit(refunds.action, `${address}/${paid.id}/refunds`, { amount }, params);
    expect(answer.status).toBe(status);
    expect(answer.data).toMatchObject({ error: { amount: [expect.any(String)] } });
    expect(world.stripe.state.refunds).toHaveLength(0);
  });

  test("says when Stripe does not answer", async () => {
    const { payment: paid } = await makePaidInvoice(world);
    await world.stripe.faults.add({ kind: "refuse" });
    const params = { id: paid.id };
    const answer = await browser.submit(
      ...([refunds.action, `${address}/${paid.id}/refunds`, { amount: "10" }, params] as const),
    );
    expect(answer.flash).toBe("The refund of €10.00 waits for Stripe and is carried out then.");
  });

  test("is not offered when nothing is left", async () => {
    const { payment: paid } = await makePaidInvoice(world);
    const params = { id: paid.id };
    await browser.submit(refunds.action, `${address}/${paid.id}/refunds`, { amount: "100" }, params);
    const page = await browser.load(refunds.loader, `${address}/${paid.id}/refunds`, params);
    expect(page.location).toBe(`${address}/${paid.id}`);
  });
});

test("a payment recorded by mistake is undone by one button", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  const recorded = await recordPayment(world.ctx, { id, amount: 10000 });
  const params = { id: recorded.id };
  const page = await browser.load(payment.loader, `${address}/${recorded.id}`, params);
  expect(page.data).toMatchObject({ canUndo: true });
  const answer = await browser.submit(reversal.action, `${address}/${recorded.id}/reversal`, {}, params);
  expect(answer).toMatchObject({ status: 303, flash: "The payment is undone." });
});

test("another organization's payment is not there", async () => {
  const { payment: paid } = await makePaidInvoice(world);
  const foreigner = await signedIn(world, await world.foreigner());
  const params = { id: paid.id };
  expect((await foreigner.load(payment.loader, `${address}/${paid.id}`, params)).status).toBe(404);
  const answer = await foreigner.submit(refunds.action, `${address}/x/refunds`, { amount: "1" }, params);
  expect(answer.status).toBe(404);
});
