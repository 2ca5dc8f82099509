import { expect, test } from "vitest";
import { openEndpoint, openLocalStripe, sessionFor } from "../client.ts";
import type { LocalStripe } from "../index.ts";

async function ask(local: LocalStripe, method: string, path: string, body?: object) {
  const response = await fetch(`${local.controlBase}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("everything that a test does in process can be done from outside", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url });
  const { id: paid } = await stripe.checkout.sessions.create(sessionFor());
  const { id: debit } = await stripe.checkout.sessions.create(sessionFor());
  expect(
    (await ask(local, "POST", `/_local/checkout/${paid}/complete`, { outcome: "paid" })).body,
  ).toMatchObject({ payment_status: "paid" });
  const { body: processing } = await ask(local, "POST", `/_local/checkout/${debit}/complete`, {
    outcome: "processing",
  });
  expect(processing).toMatchObject({ status: "complete", payment_status: "unpaid" });
  const settle = `/_local/processing/${String(processing.payment_intent)}/settle`;
  expect((await ask(local, "POST", settle, { outcome: "succeeded" })).body).toMatchObject({
    status: "succeeded",
  });
  expect((await ask(local, "POST", "/_local/timers/run")).status).toBe(200);

  const [charge, other] = local.state.charges;
  const { body: dispute } = await ask(local, "POST", "/_local/disputes", { charge: charge?.id });
  expect(
    (await ask(local, "POST", `/_local/disputes/${String(dispute.id)}/close`, { outcome: "won" })).body,
  ).toMatchObject({ status: "won" });
  const refund = await stripe.refunds.create({ charge: other?.id ?? "", amount: 100 });
  expect(
    (await ask(local, "POST", `/_local/refunds/${refund.id}/settle`, { outcome: "failed" })).body,
  ).toMatchObject({ status: "failed" });
  const { body: payout } = await ask(local, "POST", "/_local/payouts", { currency: "EUR" });
  expect(
    (await ask(local, "POST", `/_local/payouts/${String(payout.id)}/settle`, { outcome: "paid" })).body,
  ).toMatchObject({ status: "paid" });

  const { body } = await ask(local, "POST", "/_local/events/redeliver", { order: "reverse", copies: 2 });
  expect(body.answers).toHaveLength(local.state.events.length * 2);
  expect((await ask(local, "POST", "/_local/webhooks", { delivery: "off" })).body).toEqual({
    delivery: "off",
  });
  expect((await ask(local, "GET", "/_local/state")).body).toMatchObject({
    webhooks: { delivery: "off", url: endpoint.url },
    sessions: [{}, {}],
  });
  expect(Object.values((await ask(local, "GET", "/_local/requests")).body)[0]).toMatchObject({
    ...{
      method: "POST",
      path: "/v1/checkout/sessions",
      status: 200,
      idempotencyKey: expect.stringMatching(/./) as string,
    },
  });
});

test("faults are switched on and off from outside", async () => {
  const { local, stripe } = await openLocalStripe();
  await ask(local, "POST", "/_local/faults", {
    when: "before",
    kind: "500",
    match: { method: "GET", path: "/v1/balance" },
    times: 1,
  });
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 500 });
  await ask(local, "POST", "/_local/faults", { kind: "refuse" });
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ type: "StripeConnectionError" });
  expect((await ask(local, "DELETE", "/_local/faults")).body).toEqual([]);
  expect(await stripe.balance.retrieve()).toMatchObject({ object: "balance" });
});

test.each([
  ["/_local/faults", { kind: "explode" }, 400],
  ["/_local/faults", { kind: "500", colour: "red" }, 400],
  ["/_local/checkout/cs_none/complete", { outcome: "paid" }, 404],
  ["/_local/webhooks", { delivery: "maybe" }, 400],
])("%s with %j is %i", async (path, body, status) => {
  const { local } = await openLocalStripe();
  const answer = await ask(local, "POST", path, body);
  expect(answer).toMatchObject({ status, body: { error: { type: "invalid_request_error" } } });
});
