import autocannon from "autocannon";
import { type Desk, startDesk } from "../demo/desk.ts";
import { openInvoice, type Target } from "./open-invoice.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const rounds = 5;
const secondsPerRound = 3;

/** Pages against the same pages with their data kept in memory, and against a page without any. */
export async function benchPages(): Promise<Measured[]> {
  const real = await startDesk();
  const kept = await startDesk({ script: "tests/bench/memo-server.js" });
  try {
    return [
      ...(await comparePage("invoices list", { real, kept, path: "/admin/invoices" })),
      ...(await comparePage("client's invoice page", { real, kept, path: null })),
    ];
  } finally {
    await Promise.all([real.stop(), kept.stop()]);
  }
}

async function comparePage(
  name: string,
  { real, kept, path }: { real: Desk; kept: Desk; path: string | null },
): Promise<Measured[]> {
  const targets = {
    real: path ? { url: real.url + path, cookie: real.cookie } : await openInvoice(real),
    kept: path ? { url: kept.url + path, cookie: kept.cookie } : await openInvoice(kept),
    bare: { url: `${kept.url}/bench-bare`, cookie: "" },
  };
  const rates = { real: [] as number[], kept: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const which of ["real", "kept", "bare"] as const) {
      const rate = await requestsPerSecond(targets[which]);
      // The first round warms up.
      if (round > 0) rates[which].push(rate);
    }
  }
  const ratio = (floor: "kept" | "bare") =>
    median(rates.real.map((rate, index) => rate / Number(rates[floor][index])));
  return [
    atLeast(`${name}: requests per second against the same with its data in memory`, ratio("kept"), 0.4),
    shown(`${name}: requests per second against a bare page`, ratio("bare")),
    shown(`${name}: requests per second`, median(rates.real), "/s"),
  ];
}

async function requestsPerSecond({ url, cookie }: Target): Promise<number> {
  const result = await autocannon({ url, connections: 8, duration: secondsPerRound, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} failed ${result.non2xx + result.errors} times.`);
  return result.requests.average;
}
