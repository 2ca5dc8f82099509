import { expect, test } from "vitest";
import { openLocalStripe, sessionFor } from "./client.ts";
import { idOf } from "./ids.ts";

test("a session shows what it asks for and where it is paid", async () => {
  const { local, stripe } = await openLocalStripe();
  const session = await stripe.checkout.sessions.create({ ...sessionFor(), expand: ["line_items"] });
  expect(session.url).toBe(`${local.controlBase}/c/pay/${session.id}`);
  expect(session).toMatchObject({
    ...{
      mode: "payment",
      ui_mode: "hosted_page",
      adaptive_pricing: { enabled: false },
      customer_email: "payer@client.test",
    },
    ...{
      metadata: { invoice_id: "inv_1" },
      line_items: { data: [{ amount_total: 1999, description: "Invoice 2026-0001", quantity: 1 }] },
    },
  });
  expect((await stripe.checkout.sessions.listLineItems(session.id)).data).toHaveLength(1);
});

test.each([
  ["eur", 49, "amount_too_small"],
  ["jpy", 49, "amount_too_small"],
  ["huf", 17_499, "amount_too_small"],
  ["kwd", 0, "amount_too_small"],
  ["eur", 1_000_000_000_000, "amount_too_large"],
  ["kwd", 5124, "parameter_invalid_integer"],
  ["isk", 550, "parameter_invalid_integer"],
])("%s %i is refused with %s", async (currency, amount, code) => {
  const { local, stripe } = await openLocalStripe();
  const session = stripe.checkout.sessions.create(sessionFor({ currency, amount }));
  await expect(session).rejects.toMatchObject({ statusCode: 400, code });
  expect(local.state.sessions).toHaveLength(0);
});

test.each([
  ["eur", 50],
  ["jpy", 50],
  ["kwd", 5120],
  ["isk", 500],
])("%s %i is accepted", async (currency, amount) => {
  const { stripe } = await openLocalStripe();
  expect(await stripe.checkout.sessions.create(sessionFor({ currency, amount }))).toMatchObject({
    currency,
    amount_total: amount,
  });
});

test("an expired session cannot be paid or expired again", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  expect(await stripe.checkout.sessions.expire(id)).toMatchObject({
    status: "expired",
    url: null,
    payment_intent: null,
  });
  await expect(stripe.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
  expect(() => local.completeCheckout(id, "paid")).toThrow("expired");
  expect(local.state.charges).toHaveLength(0);
});

test("a paid session cannot be expired", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid");
  await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow("status of `complete`");
});

test("a session expires by the clock", async () => {
  let now = new Date("2026-03-01T00:00:00Z");
  const { local, stripe } = await openLocalStripe({ now: () => now });
  const expires_at = Math.floor(now.getTime() / 1000) + 3600;
  const { id } = await stripe.checkout.sessions.create(sessionFor({ expires_at }));
  now = new Date("2026-03-01T01:00:00Z");
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "expired" });
  expect(local.state.events.map((event) => event.type)).toEqual(["checkout.session.expired"]);
});

test("a session lasts between thirty minutes and a day", async () => {
  const { stripe } = await openLocalStripe();
  const now = Math.floor(Date.now() / 1000);
  for (const expires_at of [now + 60, now + 25 * 3600]) {
    await expect(stripe.checkout.sessions.create(sessionFor({ expires_at }))).rejects.toMatchObject({
      param: "expires_at",
    });
  }
});

test("sessions are listed by status and by payment intent", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id: open } = await stripe.checkout.sessions.create(sessionFor());
  const { id: paid } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(paid, "paid");
  expect((await stripe.checkout.sessions.list({ status: "open" })).data.map(({ id }) => id)).toEqual([open]);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(paid);
  const found = await stripe.checkout.sessions.list({ payment_intent: idOf(payment_intent) });
  expect(found.data.map(({ id }) => id)).toEqual([paid]);
});

test.each([
  [{ success_url: "" }, "success_url"],
  [{ success_url: "javascript:alert(1)" }, "success_url"],
  [{ customer: "cus_none", customer_email: "a@b.test" }, "customer"],
  [{ line_items: [{ quantity: 0, price: "price_seat_local" }] }, "line_items[0][quantity]"],
  [{ line_items: [{ quantity: 1 }] }, "line_items[0]"],
])("a session with %j is refused at %s", async (over, param) => {
  const { stripe } = await openLocalStripe();
  await expect(stripe.checkout.sessions.create(sessionFor(over))).rejects.toMatchObject({
    statusCode: 400,
    param,
  });
});
