import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { portalLink } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import * as tokenCheckout from "../../../app/routes/i.$token.checkout.tsx";
import * as checkout from "../../../app/routes/invoice.$id.checkout.tsx";
import * as paidRoute from "../../../app/routes/paid.$attempt.tsx";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents, sessionOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { outcomeOf, pageRequest } from "../../web/page-request.ts";
import { load, openLink } from "./browse.ts";
import { call } from "./call.ts";

let world: World;
let id: string;
let token: string;
beforeEach(async () => {
  world = await createWorld({ balanceTransactionDelay: Infinity });
  id = (await makeOpenInvoice(world.ctx)).id;
  token = (await portalLink(world.ctx, { id })).url.split("/").at(-1) ?? "";
});
afterEach(() => world.close());

describe("paying", () => {
  const pay = (cookie: string, origin?: string | null) =>
    call(world, checkout, {
      params: { id },
      cookie,
      form: {},
      ...(origin !== undefined && { origin }),
    });

  test("leads to Stripe", async () => {
    const { cookie } = await openLink(world, token);
    const answer = await pay(cookie);
    expect(answer.status).toBe(303);
    expect(answer.location).toContain(await sessionOf(world, id));
  });

  test("needs no fields, not even an empty form", async () => {
    const { cookie } = await openLink(world, token);
    const init = { method: "POST", headers: { Cookie: cookie, Origin: world.parts.config.appUrl } };
    const answer = await outcomeOf(checkout.action(pageRequest(world, "/", { ...init, params: { id } })));
    expect(answer.status).toBe(303);
  });

  test("from another site's page is refused", async () => {
    const { cookie } = await openLink(world, token);
    expect((await pay(cookie, "https://evil.test")).status).toBe(403);
    expect((await pay(cookie, null)).status).toBe(403);
    expect(await world.database.db.checkoutAttempt.count()).toBe(0);
  });

  test("is a conflict when nothing is due, or when a payment is on its way", async () => {
    const { cookie } = await openLink(world, token);
    await goThroughCheckout(world, { invoiceId: id, outcome: "processing" });
    await hearEvents(world);
    expect(await pay(cookie)).toMatchObject({
      status: 409,
      message: expect.stringContaining("on its way") as string,
    });
    await recordPayment(world.ctx, { id, amount: 10000 });
    expect((await pay(cookie)).status).toBe(409);
  });

  test("is not available while Stripe does not answer, and works afterwards", async () => {
    const { cookie } = await openLink(world, token);
    await world.stripe.faults.add({ kind: "refuse" });
    expect((await pay(cookie)).status).toBe(503);
    await world.stripe.faults.clear();
    expect((await pay(cookie)).status).toBe(303);
  });

  test("by typing the address leads back to the invoice", async () => {
    const { cookie } = await openLink(world, token);
    const answer = await call(world, checkout, { params: { id }, cookie });
    expect(answer).toMatchObject({ status: 303, location: `/invoice/${id}` });
  });

  test("ends on a page that says only what became of it", async () => {
    await goThroughCheckout(world, { invoiceId: id });
    const attempt = await world.database.db.checkoutAttempt.findFirstOrThrow();
    const answer = await call(world, paidRoute, { params: { attempt: attempt.id } });
    expect(answer).toMatchObject({ status: 200, value: { result: "paid", invoiceAt: null } });
    expect((await call(world, paidRoute, { params: { attempt: "none" } })).status).toBe(404);
  });

  test("ends with the way back for who has the invoice open, and for nobody else", async () => {
    await goThroughCheckout(world, { invoiceId: id });
    const attempt = await world.database.db.checkoutAttempt.findFirstOrThrow();
    const { cookie } = await openLink(world, token);
    const answer = await call(world, paidRoute, { params: { attempt: attempt.id }, cookie });
    expect(answer.value).toMatchObject({ invoiceAt: `/invoice/${id}` });
    const other = await makeOpenInvoice(world.ctx);
    const { url } = await portalLink(world.ctx, { id: other.id });
    const stranger = await openLink(world, url.split("/").at(-1) ?? "");
    const theirs = await call(world, paidRoute, { params: { attempt: attempt.id }, cookie: stranger.cookie });
    expect(theirs.value).toMatchObject({ invoiceAt: null });
  });
});

describe("paying a part", () => {
  const payPart = (cookie: string, amount: string) =>
    call(world, checkout, { params: { id }, cookie, form: { amount } });

  beforeEach(async () => {
    const lines = [{ description: "A roof", quantity: "1", unitAmount: 123_450 }];
    id = (await makeOpenInvoice(world.ctx, { lines, allowsPartialPayments: true })).id;
    token = (await portalLink(world.ctx, { id })).url.split("/").at(-1) ?? "";
  });

  test("is offered with all that is due, as the client writes numbers", async () => {
    const { cookie } = await openLink(world, token);
    expect(await load(world, id, cookie)).toMatchObject({ suggested: "1234.50", whyNotPayable: null });
  });

  test("leads to Stripe over the chosen amount", async () => {
    const { cookie } = await openLink(world, token);
    expect(await payPart(cookie, "1,000")).toMatchObject({ status: 303 });
    expect(world.stripe.state.sessions).toMatchObject([{ amount_total: 100_000 }]);
  });

  test.each([
    ["", "Enter the amount"],
    ["a lot", "Write an amount such as 1234.50."],
    ["0", "above zero"],
    ["-5", "above zero"],
    ["0.49", "The least that can be paid by card is €0.50."],
    ["1234.51", "At most €1,234.50 can be paid"],
    ["12.345", "Write an amount such as 1234.50."],
  ])("of %j is refused with a sentence beside the field, and nothing happens", async (typed, sentence) => {
    const { cookie } = await openLink(world, token);
    const answer = await payPart(cookie, typed);
    expect(answer).toMatchObject({
      status: 422,
      value: {
        page: { invoice: { id } },
        refused: { typed, problem: expect.stringContaining(sentence) as string },
      },
    });
    expect(await world.database.db.checkoutAttempt.count()).toBe(0);
  });

  test("is refused by the link in the mail in the same way, whose page pays below the same link", async () => {
    const answer = await call(world, tokenCheckout, { params: { token }, form: { amount: "2000" } });
    expect(answer).toMatchObject({ status: 422, value: { page: { address: `/i/${token}` } } });
  });

  test("is refused where the invoice is to be paid in full", async () => {
    id = (await makeOpenInvoice(world.ctx)).id;
    token = (await portalLink(world.ctx, { id })).url.split("/").at(-1) ?? "";
    const { cookie } = await openLink(world, token);
    expect(await load(world, id, cookie)).toMatchObject({ suggested: null });
    expect(await payPart(cookie, "50")).toMatchObject({
      status: 422,
      value: { refused: { problem: "This invoice can only be paid in full: €100.00." } },
    });
  });
});
