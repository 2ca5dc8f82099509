import { createHmac } from "node:crypto";
import { startDesk } from "../demo/desk.ts";
import { measurePosts } from "./post-rates.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

/** Events that are written down against posts of the same bytes to an action that does nothing. */
export async function benchWebhooks(): Promise<Measured[]> {
  const desk = await startDesk({ script: "tests/bench/memo-server.js" });
  const { url } = desk;
  const { webhookSecret } = desk.surroundings.stripe;
  let made = 0;
  try {
    const measured = await measurePosts({
      url,
      path: "/webhooks/stripe",
      answer: "2xx",
      nextRequest: () => signedEvent({ number: (made += 1), origin: url, webhookSecret }),
    });
    const ratio = median(measured.map(({ rate, bare }) => rate / bare));
    return [
      atLeast("webhook intake: requests per second against a bare POST route", ratio, 0.35),
      shown("webhook intake: requests per second", median(measured.map(({ rate }) => rate)), "/s"),
    ];
  } finally {
    await desk.stop();
  }
}

/** An event as Stripe would post it, of a type that changes nothing. */
function signedEvent(event: { number: number; origin: string; webhookSecret: string }) {
  const { number, origin, webhookSecret } = event;
  const created = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    ...{ id: `evt_bench_${number}`, object: "event", api_version: "2025-01-01", created },
    ...{ type: "product.updated", livemode: false, pending_webhooks: 1, request: null },
    data: { object: { id: `prod_${number}`, object: "product", description: "x".repeat(1500) } },
  });
  const signature = createHmac("sha256", webhookSecret).update(`${created}.${body}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "stripe-signature": `t=${created},v1=${signature}`,
    origin,
  };
  return { headers, body };
}
