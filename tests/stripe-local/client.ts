import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { onTestFinished } from "vitest";
import { apiVersion } from "./account.ts";
import { startLocalStripe, type LocalStripe, type LocalStripeOptions } from "./index.ts";
import { readBody } from "./port.ts";

/** The real SDK, pointed at a local Stripe. */
export function clientOf(
  apiBase: string,
  { key = "sk_test_local", timeout = 2000 }: { key?: string; timeout?: number } = {},
): Stripe {
  const { hostname, port } = new URL(apiBase);
  return new Stripe(key, {
    host: hostname,
    port,
    protocol: "http",
    apiVersion,
    timeout,
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** A local Stripe for one test, and the SDK's client for it; stopped when the test ends. */
export async function openLocalStripe(
  options: LocalStripeOptions = {},
): Promise<{ local: LocalStripe; stripe: Stripe }> {
  const local = await startLocalStripe({
    balanceTransactionDelayMs: Infinity,
    autoDeliver: false,
    ...options,
  });
  onTestFinished(() => local.stop());
  return { local, stripe: clientOf(local.apiBase) };
}

/** A subscription to two seats that sends invoices, begun at the last of January unless `now` says otherwise. */
export async function openSubscription(
  over: Partial<Stripe.SubscriptionCreateParams> = {},
  now = () => new Date("2026-01-31T12:00:00Z"),
) {
  const { local, stripe } = await openLocalStripe({ now });
  const { id: customer } = await stripe.customers.create({ name: "Desk" });
  const items = [{ price: "price_seat_local", quantity: 2 }];
  const invoiced = { collection_method: "send_invoice", days_until_due: 30 } as const;
  const subscription = await stripe.subscriptions.create({
    customer,
    items,
    ...invoiced,
    metadata: { organization_id: "o1" },
    ...over,
  });
  const item = subscription.items.data[0] as Stripe.SubscriptionItem;
  return { local, stripe, customer, subscription, item };
}

/** A webhook endpoint that verifies what it is sent and keeps it. `answer` decides the status of each. */
export async function openEndpoint({
  secret = "whsec_local",
  answer = () => 200,
}: { secret?: string; answer?: () => number } = {}) {
  const received: Stripe.Event[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const signature = String(request.headers["stripe-signature"]);
      received.push(Stripe.webhooks.constructEvent(body ?? "", signature, secret));
      response.writeHead(answer()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return {
    received,
    types: () => received.map((event) => event.type),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
  };
}

export function sessionFor(
  over: Partial<Stripe.Checkout.SessionCreateParams> & { amount?: number; currency?: string } = {},
) {
  const { amount = 1999, currency = "eur", ...rest } = over;
  return {
    mode: "payment",
    line_items: [
      {
        quantity: 1,
        price_data: { currency, unit_amount: amount, product_data: { name: "Invoice 2026-0001" } },
      },
    ],
    success_url: "http://app.test/paid/{CHECKOUT_SESSION_ID}",
    cancel_url: "http://app.test/invoice/1",
    customer_email: "payer@client.test",
    adaptive_pricing: { enabled: false },
    metadata: { invoice_id: "inv_1" },
    payment_intent_data: { metadata: { invoice_id: "inv_1" } },
    ...rest,
  } satisfies Stripe.Checkout.SessionCreateParams;
}
