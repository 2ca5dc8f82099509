import { createHmac } from "node:crypto";
import autocannon from "autocannon";
import { type Desk, startDesk } from "../demo/desk.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const rounds = 5;
const secondsPerRound = 3;

/** Events that are written down against posts of the same bytes to an action that does nothing. */
export async function benchWebhooks(): Promise<Measured[]> {
  const desk = await startDesk({ script: "tests/bench/memo-server.js" });
  try {
    const rates = { intake: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const bare = await postsPerSecond(desk, "/bench-bare");
      const intake = await postsPerSecond(desk, "/webhooks/stripe");
      // The first round warms up.
      if (round === 0) continue;
      rates.bare.push(bare);
      rates.intake.push(intake);
    }
    const ratio = median(rates.intake.map((rate, index) => rate / Number(rates.bare[index])));
    return [
      atLeast("webhook intake: requests per second against a bare POST route", ratio, 0.35),
      shown("webhook intake: requests per second", median(rates.intake), "/s"),
    ];
  } finally {
    await desk.stop();
  }
}

let made = 0;

/** Posts signed events, each another one, of a type that changes nothing. */
async function postsPerSecond({ url, surroundings }: Desk, path: string): Promise<number> {
  const { webhookSecret } = surroundings.stripe;
  const result = await autocannon({
    url,
    connections: 8,
    duration: secondsPerRound,
    requests: [
      {
        method: "POST",
        path,
        setupRequest: (request) => {
          const created = Math.floor(Date.now() / 1000);
          const body = JSON.stringify({
            ...{ id: `evt_bench_${(made += 1)}`, object: "event", api_version: "2025-01-01", created },
            ...{ type: "product.updated", livemode: false, pending_webhooks: 1, request: null },
            data: { object: { id: `prod_${made}`, object: "product", description: "x".repeat(1500) } },
          });
          const signature = createHmac("sha256", webhookSecret).update(`${created}.${body}`).digest("hex");
          const headers = {
            "content-type": "application/json",
            "stripe-signature": `t=${created},v1=${signature}`,
            origin: url,
          };
          return { ...request, headers, body };
        },
      },
    ],
  });
  const answered = result["2xx"] + result["3xx"];
  if (answered === 0 || answered !== result.requests.total || result.errors > 0)
    throw new Error(`${path} took ${answered} of ${result.requests.total} posts.`);
  return result.requests.average;
}
