import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { clientOf, openEndpoint, sessionFor } from "./client.ts";
import { startLocalStripe } from "./index.ts";

test("a file brings everything back: objects, keys, undelivered events and what was still to come", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stripe-local-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const options = { file: join(folder, "state.json"), balanceTransactionDelayMs: Infinity };
  const first = await startLocalStripe(options);
  const stripe = clientOf(first.apiBase);
  const customer = await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  const items = [{ price: "price_seat_local", quantity: 3 }];
  await stripe.subscriptions.create({
    customer: customer.id,
    items,
    collection_method: "send_invoice",
    days_until_due: 30,
  });
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  first.completeCheckout(id, "paid");
  const before = first.state;
  await first.stop();

  const endpoint = await openEndpoint();
  const second = await startLocalStripe({ ...options, webhookUrl: endpoint.url });
  onTestFinished(() => second.stop());
  await second.idle();
  expect(endpoint.received.map((event) => event.id).sort()).toEqual(
    before.events.map((event) => event.id).sort(),
  );
  expect({ ...second.state, events: [], deliveries: [] }).toEqual({ ...before, events: [], deliveries: [] });
  const again = await clientOf(second.apiBase).customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  expect(again.id).toBe(customer.id);
  second.runTimers();
  expect(second.state.charges[0]?.balance_transaction).toMatch(/^txn_/);
});
