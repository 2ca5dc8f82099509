import { expect, test } from "vitest";
import { openLocalStripe, sessionFor } from "../client.ts";
import type { LocalStripe } from "../index.ts";

const card = {
  method: "card",
  card_number: "4242 4242 4242 4242",
  expiry: "12 / 34",
  cvc: "123",
  name: "Pay Er",
  email: "payer@client.test",
};

async function visit(local: LocalStripe, path: string, filled?: Record<string, string>) {
  const form = filled && { method: "POST", body: new URLSearchParams(filled) };
  const response = await fetch(new URL(path, local.controlBase), { redirect: "manual", ...form });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

async function opened(over: Parameters<typeof sessionFor>[0] = {}) {
  const { local, stripe } = await openLocalStripe();
  const session = await stripe.checkout.sessions.create(sessionFor(over));
  return { local, stripe, id: session.id, url: session.url ?? "" };
}

test.each([
  ["eur", 123_456, "1,234.56 EUR"],
  ["jpy", 1999, "1,999 JPY"],
  ["kwd", 12_340, "12.340 KWD"],
])("the page shows %s %i as %s", async (currency, amount, shown) => {
  const { local, url } = await opened({ currency, amount });
  const page = await visit(local, url);
  expect(page.status).toBe(200);
  expect(page.text).toContain(shown);
  for (const label of ["E-mail", "Card number", "Expiry (MM/YY)", "CVC", "Name on card"])
    expect(page.text).toContain(`${label}</label`);
  expect(page.text).toContain('href="http://app.test/invoice/1"');
});

test("4242 pays and leads to the success address", async () => {
  const { local, stripe, id, url } = await opened();
  const paid = await visit(local, url, card);
  expect(paid).toMatchObject({ status: 303, location: `http://app.test/paid/${id}` });
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  expect(session).toMatchObject({
    ...{ payment_status: "paid", customer_details: { email: "payer@client.test", name: "Pay Er" } },
    payment_intent: { latest_charge: { billing_details: { name: "Pay Er" } } },
  });
});

test("0002 declines, says so on the page, and leaves the session open", async () => {
  const { local, stripe, id, url } = await opened();
  const declined = await visit(local, url, { ...card, card_number: "4000000000000002" });
  expect(declined.status).toBe(402);
  expect(declined.text).toContain("Your card was declined");
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "open",
    payment_status: "unpaid",
  });
  expect(await visit(local, url, card)).toMatchObject({ status: 303 });
});

test("a bank debit needs no card and stays processing", async () => {
  const { local, stripe, id, url } = await opened();
  expect(await visit(local, url, { method: "bank_debit", email: "payer@client.test" })).toMatchObject({
    status: 303,
  });
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
    payment_intent: { status: "processing" },
  });
});

test.each([
  [{ card_number: "4242" }, "16 digits"],
  [{ card_number: "5555555555554444" }, "are known"],
  [{ expiry: "13/30" }, "MM/YY"],
  [{ cvc: "" }, "three digits"],
  [{ email: "nobody" }, "whole e-mail"],
])("%j is told on the page and nothing is paid", async (over, message) => {
  const { local, url } = await opened();
  const page = await visit(local, url, { ...card, ...over });
  expect(page.text).toContain(message);
  expect(local.state.charges).toHaveLength(0);
});

test("a session that is paid or expired says so", async () => {
  const paid = await opened();
  await visit(paid.local, paid.url, card);
  expect((await visit(paid.local, paid.url)).text).toContain("Already paid");
  expect((await visit(paid.local, paid.url, card)).text).toContain("Already paid");
  expect(paid.local.state.charges).toHaveLength(1);
  const expired = await opened();
  await expired.stripe.checkout.sessions.expire(expired.id);
  expect((await visit(expired.local, expired.url, card)).text).toContain("has expired");
  expect((await visit(expired.local, "/c/pay/cs_none")).status).toBe(404);
});

test("what a seller wrote is shown as text, never as a page", async () => {
  const { local, url } = await opened({
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "eur",
          unit_amount: 500,
          product_data: { name: "<script>alert(1)</script>" },
        },
      },
    ],
  });
  expect((await visit(local, url)).text).not.toContain("<script>");
});

test("one button makes Stripe unreachable and another brings it back", async () => {
  const { local, stripe } = await openLocalStripe();
  expect((await visit(local, "/")).text).toContain("Make Stripe unreachable");
  expect(await visit(local, "/unreachable", {})).toMatchObject({ status: 303, location: "/" });
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ type: "StripeConnectionError" });
  expect((await visit(local, "/")).text).toContain("Bring Stripe back");
  await visit(local, "/reachable", {});
  expect(await stripe.balance.retrieve()).toMatchObject({ object: "balance" });
});

test("the home page shows requests, sessions, seats and events, and takes other faults", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id: customer } = await stripe.customers.create({});
  const items = [{ price: "price_seat_local", quantity: 41 }];
  await stripe.subscriptions.create({
    customer,
    items,
    collection_method: "send_invoice",
    days_until_due: 30,
  });
  await stripe.checkout.sessions.create(sessionFor({ amount: 4321 }));
  await visit(local, "/faults", {
    kind: "429",
    when: "before",
    method: "GET",
    path: "/v1/balance",
    times: "1",
  });
  const { text } = await visit(local, "/");
  for (const shown of [
    "POST /v1/subscriptions",
    "41",
    "43.21 EUR",
    "customer.subscription.created",
    "429 before GET /v1/balance",
  ]) {
    expect(text).toContain(shown);
  }
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 429 });
  await visit(local, "/delivery", { delivery: "off" });
  expect((await visit(local, "/")).text).toContain("Deliver events again");
});

const deed = (local: LocalStripe, name: string, id: string) => visit(local, "/deeds", { deed: name, id });

test("what banks and Stripe's dashboard do to a payment can be done by hand on the page", async () => {
  const { local, url } = await opened();
  await visit(local, url, { ...card, method: "bank_debit" });
  const debit = String(local.state.paymentIntents.at(-1)?.id);
  expect((await visit(local, "/")).text).toContain("Let the debit succeed");
  expect(await deed(local, "debit-succeeds", debit)).toMatchObject({ status: 303, location: "/" });
  expect(local.state.paymentIntents.at(-1)?.status).toBe("succeeded");

  const charge = String(local.state.charges.at(-1)?.id);
  expect((await visit(local, "/")).text).toMatch(/Refund the rest.*Dispute/s);
  await deed(local, "dispute", charge);
  const disputed = (await visit(local, "/")).text;
  expect(disputed).toMatch(/Win the dispute.*Lose the dispute/s);
  expect(disputed).not.toContain("Refund the rest");
  await deed(local, "dispute-won", String(local.state.disputes.at(-1)?.id));
  expect(local.state.disputes.at(-1)?.status).toBe("won");
});

test("a refund is made and let fail, and what lies at Stripe is paid out, by hand", async () => {
  const { local, url } = await opened();
  await visit(local, url, card);
  await deed(local, "refund", String(local.state.charges.at(-1)?.id));
  expect((await visit(local, "/")).text).toContain("Let the last refund fail");
  await deed(local, "refund-fails", String(local.state.refunds.at(-1)?.id));
  expect(local.state.refunds.at(-1)?.status).toBe("failed");
  local.runTimers();
  expect((await visit(local, "/")).text).toContain("Pay out EUR");
  await deed(local, "payout", "eur");
  expect(local.state.payouts).toHaveLength(1);
});

test("money comes that nobody asked for", async () => {
  const { local, url } = await opened();
  await visit(local, url, card);
  local.runTimers();
  expect((await visit(local, "/")).text).toContain("that nobody asked for");
  await deed(local, "payment-by-hand", "eur");
  expect(local.state.charges.at(-1)).toMatchObject({ amount: 4900, currency: "eur", paid: true });
});

test("a deed that nobody knows is not found", async () => {
  const { local } = await opened();
  expect(await deed(local, "toString", "")).toMatchObject({ status: 404 });
});
