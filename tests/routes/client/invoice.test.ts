import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { portalLink } from "#domain/invoices";
import { revokeLinks } from "#domain/links";
import { recordPayment } from "#domain/payments";
import { inTransaction } from "#platform/context";
import { minutes } from "#lib/duration";
import * as linkRoute from "../../../app/routes/i.$token._index.tsx";
import * as tokenCheckout from "../../../app/routes/i.$token.checkout.tsx";
import * as tokenPdf from "../../../app/routes/i.$token.pdf.ts";
import * as pageRoute from "../../../app/routes/invoice.$id._index.tsx";
import * as checkout from "../../../app/routes/invoice.$id.checkout.tsx";
import * as pdf from "../../../app/routes/invoice.$id.pdf.ts";
import * as paidRoute from "../../../app/routes/paid.$attempt.tsx";
import { makeOpenInvoice } from "../../billing-factories.ts";
import { goThroughCheckout, hearEvents, sessionOf } from "../../payment-stories.ts";
import { createWorld, type World } from "../../world.ts";
import { outcomeOf, pageRequest } from "../../web/page-request.ts";
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

async function openLink(cookie?: string) {
  const answer = await call(world, linkRoute, { params: { token }, ...(cookie && { cookie }) });
  return { answer, cookie: answer.headers.get("Set-Cookie")?.split(";")[0] ?? "" };
}

const views = () => world.database.db.invoiceView.count();
const navigation = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };

/** As a browser's own navigation, or with other headers. */
async function load(cookie: string, headers: Record<string, string> = navigation, method = "GET") {
  const request = new Request(`http://localhost:3000/invoice/${id}`, {
    method,
    headers: { Cookie: cookie, ...headers },
  });
  return pageRoute.loader({
    request,
    params: { id },
    context: { parts: world.parts, address: "192.0.2.7" },
  } as never);
}

describe("the link in the mail", () => {
  test("leads to the clean address with a cookie that scripts cannot read", async () => {
    const { answer } = await openLink();
    expect(answer).toMatchObject({ status: 303, location: `/invoice/${id}` });
    expect(answer.headers.get("Set-Cookie")).toContain("HttpOnly");
  });

  test("can be opened any number of times and counts as no view by itself", async () => {
    for (let time = 0; time < 3; time += 1) expect((await openLink()).answer.status).toBe(303);
    expect(await views()).toBe(0);
  });

  test("that was withdrawn says so", async () => {
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: id }));
    expect((await openLink()).answer).toMatchObject({ status: 410, value: { state: "revoked" } });
  });

  test("that nobody gave out leads nowhere", async () => {
    const answer = await call(world, linkRoute, { params: { token: "guessed" } });
    expect(answer.status).toBe(404);
  });

  test("opens the document and pays without a cookie", async () => {
    const document = await call(world, tokenPdf, { params: { token } });
    expect(document.status).toBe(200);
    expect(document.headers.get("Content-Type")).toBe("application/pdf");
    const pay = await call(world, tokenCheckout, { params: { token }, form: {}, origin: null });
    expect(pay.status).toBe(303);
    expect(pay.location).toContain(world.stripe.controlBase);
  });
});

describe("the client's page", () => {
  test("shows who, what and how much, and needs no script", async () => {
    const { cookie } = await openLink();
    const page = await load(cookie);
    expect(page).toMatchObject({
      organizationName: "Kettle & Co.",
      buyer: { name: "Ada Lovelace Ltd" },
      invoice: { number: "INV-0001", status: "open", dueOn: "2026-03-16" },
      lines: [{ description: "Consulting", quantity: "2", amount: 10000n }],
      figures: { total: 10000n, amountDue: 10000n },
      payments: [],
      whyNotPayable: null,
    });
    expect(pageRoute.handle).toEqual({ scripts: false });
  });

  test("is not there without the cookie", async () => {
    const answer = await call(world, pageRoute, { params: { id } });
    expect(answer.status).toBe(404);
  });

  test("counts a view at most once an hour", async () => {
    const { cookie } = await openLink();
    await load(cookie);
    await load(cookie);
    expect(await views()).toBe(1);
    world.clock.advance(minutes(61));
    await load(cookie);
    expect(await views()).toBe(2);
  });

  test.each([
    ["a scanner", {}, "GET"],
    ["a fetch by a script", { "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" }, "GET"],
    ["a prefetch", { ...navigation, "Sec-Purpose": "prefetch;prerender" }, "GET"],
    ["an image", { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" }, "GET"],
    ["a HEAD", navigation, "HEAD"],
  ])("does not count %s as a view", async (_, headers, method) => {
    const { cookie } = await openLink();
    await load(cookie, headers, method);
    expect(await views()).toBe(0);
  });

  test("gives the document with a name to keep it under", async () => {
    const { cookie } = await openLink();
    const document = await call(world, pdf, { params: { id }, cookie });
    expect(document.headers.get("Content-Disposition")).toBe('inline; filename="INV-0001.pdf"');
  });

  test("shows what was paid, on the client's day", async () => {
    await recordPayment(world.ctx, { id, amount: 4000, receivedOn: "2026-03-01", method: "Bank transfer" });
    const { cookie } = await openLink();
    expect(await load(cookie)).toMatchObject({
      due: { amount: 6000n },
      payments: [{ amount: 4000n, day: "2026-03-01", method: "Bank transfer", state: "succeeded" }],
    });
  });
});

describe("paying", () => {
  const pay = (cookie: string, origin?: string | null) =>
    call(world, checkout, {
      params: { id },
      cookie,
      form: {},
      ...(origin !== undefined && { origin }),
    });

  test("leads to Stripe", async () => {
    const { cookie } = await openLink();
    const answer = await pay(cookie);
    expect(answer.status).toBe(303);
    expect(answer.location).toContain(await sessionOf(world, id));
  });

  test("needs no fields, not even an empty form", async () => {
    const { cookie } = await openLink();
    const init = { method: "POST", headers: { Cookie: cookie, Origin: world.parts.config.appUrl } };
    const answer = await outcomeOf(checkout.action(pageRequest(world, "/", { ...init, params: { id } })));
    expect(answer.status).toBe(303);
  });

  test("from another site's page is refused", async () => {
    const { cookie } = await openLink();
    expect((await pay(cookie, "https://evil.test")).status).toBe(403);
    expect((await pay(cookie, null)).status).toBe(403);
    expect(await world.database.db.checkoutAttempt.count()).toBe(0);
  });

  test("is a conflict when nothing is due, or when a payment is on its way", async () => {
    const { cookie } = await openLink();
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
    const { cookie } = await openLink();
    await world.stripe.faults.add({ kind: "refuse" });
    expect((await pay(cookie)).status).toBe(503);
    await world.stripe.faults.clear();
    expect((await pay(cookie)).status).toBe(303);
  });

  test("by typing the address leads back to the invoice", async () => {
    const { cookie } = await openLink();
    const answer = await call(world, checkout, { params: { id }, cookie });
    expect(answer).toMatchObject({ status: 303, location: `/invoice/${id}` });
  });

  test("ends on a page that says only what became of it", async () => {
    await goThroughCheckout(world, { invoiceId: id });
    const attempt = await world.database.db.checkoutAttempt.findFirstOrThrow();
    const answer = await call(world, paidRoute, { params: { attempt: attempt.id } });
    expect(answer).toMatchObject({ status: 200, value: { result: "paid" } });
    expect((await call(world, paidRoute, { params: { attempt: "none" } })).status).toBe(404);
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
    const { cookie } = await openLink();
    expect(await load(cookie)).toMatchObject({ suggested: "1234.50", whyNotPayable: null });
  });

  test("leads to Stripe over the chosen amount", async () => {
    const { cookie } = await openLink();
    expect(await payPart(cookie, "1,000")).toMatchObject({ status: 303 });
    expect(world.stripe.state.sessions).toMatchObject([{ amount_total: 100_000 }]);
  });

  test.each([
    ["", "Enter the amount"],
    ["a lot", "Write a number"],
    ["0", "above zero"],
    ["-5", "above zero"],
    ["0.49", "The least that can be paid by card is €0.50."],
    ["1234.51", "At most €1,234.50 can be paid"],
    ["12.345", "at most 2 decimals"],
  ])("of %j is refused with a sentence beside the field, and nothing happens", async (typed, sentence) => {
    const { cookie } = await openLink();
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
    const { cookie } = await openLink();
    expect(await load(cookie)).toMatchObject({ suggested: null });
    expect(await payPart(cookie, "50")).toMatchObject({
      status: 422,
      value: { refused: { problem: "This invoice can only be paid in full: €100.00." } },
    });
  });
});
