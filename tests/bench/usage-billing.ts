import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { days } from "#lib/duration";
import { type Desk, startDesk } from "../demo/desk.ts";
import { isFull } from "./full.ts";
import { atMost, type Measured, median, percentile, shown } from "./table.ts";
import { fillUsage, type UsageFill } from "./usage-fill.ts";

const rounds = 5;
const pagesPerRound = 40;
const billedRows = 1_000_000;
const fewRows = 10_000;

type MeteredDesk = {
  readonly desk: Desk;
  readonly path: string;
  readonly fill: UsageFill;
  readonly planId: string;
};

/** A plan's page over many events against the same over few, and one bill over a million events. */
export async function benchUsageBilling(): Promise<Measured[]> {
  const few = await openMeteredDesk(fewRows);
  const many = await openMeteredDesk(isFull ? 10_000_000 : billedRows);
  try {
    return [...(await comparePages(few, many)), ...(await billAMillion(isFull ? null : many))];
  } finally {
    await Promise.all([few.desk.stop(), many.desk.stop()]);
  }
}

async function comparePages(few: MeteredDesk, many: MeteredDesk): Promise<Measured[]> {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times = { few: [] as number[], many: [] as number[] };
    for (let index = 0; index < pagesPerRound; index += 1) {
      times.few.push(await timePage(few));
      times.many.push(await timePage(many));
    }
    if (round > 0) ratios.push(median(times.many) / median(times.few));
  }
  const name = `current period with ${isFull ? "10 million" : "1 million"} events stored`;
  return [atMost(`${name}: time against the same with 10,000`, median(ratios), 1.5)];
}

/** Ends the plan, so that the server bills it, while somebody goes on to open pages. */
async function billAMillion(opened: MeteredDesk | null): Promise<Measured[]> {
  const metered = opened ?? (await openMeteredDesk(billedRows));
  const { path, fill, planId, desk } = metered;
  try {
    const idle = await timePages(metered, () => true, 200);
    const floor = timeAggregate(path, fill);
    const before = claimsOf(path).length;
    const endsOn = new Date(Date.now() - days(1)).toISOString().slice(0, 10);
    const startedAt = performance.now();
    await callApi(metered, "usagePlans.end", { id: planId, endsOn });
    let billedAfter = 0;
    let peak = 0;
    const isHashed = () => {
      peak = Math.max(peak, residentMegabytes(Number(desk.server.child.pid)));
      const claims = claimsOf(path);
      if (claims.length > before && billedAfter === 0) billedAfter = performance.now() - startedAt;
      return claims.length > before && claims.every(({ events_hash: hash }) => hash !== null);
    };
    const busy = await timePages(metered, isHashed, 200);
    const { lines, quantity } = billedBy(path);
    if (lines !== 1 || quantity !== aggregate(path, fill, endsOn))
      throw new Error(`${lines} lines billed ${quantity}, not ${aggregate(path, fill, endsOn)}.`);
    const name = "billing a million events";
    return [
      atMost(`${name}: time against their plain SQL aggregate`, billedAfter / floor, 2),
      atMost(
        `${name}: p99 of a page meanwhile against idle`,
        percentile(busy, 0.99) / percentile(idle, 0.99),
        3,
      ),
      atMost(`${name}: resident memory meanwhile`, peak, 400, "MB"),
      shown(`${name}: time until the invoice is there`, billedAfter, "ms"),
    ];
  } finally {
    if (!opened) await desk.stop();
  }
}

/** A server whose database has that many events of one client, all within the period of a plan that goes on. */
async function openMeteredDesk(rows: number): Promise<MeteredDesk> {
  let filled: { path: string; fill: UsageFill } | undefined;
  const desk = await startDesk({
    variables: { SMTP_URL: "", MAIL_FROM: "" },
    prepare: (path) => {
      filled = { path, fill: fillUsage(path, { rows, clientCount: 1 }) };
    },
  });
  if (!filled) throw new Error("The database was not filled.");
  const metered = { desk, ...filled, planId: "" };
  const price = await callApi(metered, "prices.create", {
    ...{ name: "Calls", currency: "EUR", meterKey: filled.fill.meter.key, model: "per_unit" },
    unitAmountDecimal: "0.01",
  });
  const plan = await callApi(metered, "usagePlans.create", {
    ...{ clientId: filled.fill.clients[0]?.id, priceIds: [price.id], interval: "year", timeZone: "UTC" },
    startsOn: new Date(Date.now() - days(40)).toISOString().slice(0, 10),
  });
  return { ...metered, planId: plan.id };
}

async function callApi(
  { desk, fill }: Pick<MeteredDesk, "desk" | "fill">,
  procedure: string,
  input: unknown,
): Promise<{ id: string }> {
  const response = await fetch(`${desk.url}/api/trpc/${procedure}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${fill.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify(input),
  });
  const { result } = (await response.json()) as { result?: { data: { id: string } } };
  if (!result) throw new Error(`${procedure} answered ${response.status}.`);
  return result.data;
}

function timePage({ desk, planId }: MeteredDesk): Promise<number> {
  return timeGet(desk, `/admin/usage/plans/${planId}`);
}

async function timeGet({ url, cookie }: Desk, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
  await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
  return performance.now() - startedAt;
}

/** The times of at least `least` pages, and of more until `isOver`. */
async function timePages({ desk }: MeteredDesk, isOver: () => boolean, least: number): Promise<number[]> {
  const times: number[] = [];
  for (let over = false; times.length < least || !over; over = isOver())
    times.push(await timeGet(desk, "/admin/invoices"));
  return times;
}

function timeAggregate(path: string, fill: UsageFill): number {
  const times = Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    aggregate(path, fill, new Date().toISOString().slice(0, 10));
    return performance.now() - startedAt;
  });
  return median(times);
}

/** The sum of the client's events before that day, as plain SQL has it. */
function aggregate(path: string, { clients, meter }: UsageFill, endsOn: string): string {
  const connection = new Database(path, { readonly: true });
  const row = connection
    .prepare<[string, string, number], { units: number; nanos: number }>(
      `SELECT sum(units) AS units, sum(nanos) AS nanos FROM usage_events
       WHERE client_id = ? AND meter_id = ? AND at < ?`,
    )
    .get(clients[0]?.id ?? "", meter.id, Date.parse(endsOn));
  connection.close();
  return String((row?.units ?? 0) + (row?.nanos ?? 0) / 1e9);
}

function claimsOf(path: string): { events_hash: string | null }[] {
  const connection = new Database(path, { readonly: true });
  const claims = connection
    .prepare<[], { events_hash: string | null }>(
      "SELECT events_hash FROM usage_claims WHERE meter_id IS NOT NULL",
    )
    .all();
  connection.close();
  return claims;
}

function billedBy(path: string): { lines: number; quantity: string } {
  const connection = new Database(path, { readonly: true });
  const claims = connection
    .prepare<[], { quantity: string }>("SELECT quantity FROM usage_claims ORDER BY id DESC LIMIT 1")
    .all();
  connection.close();
  return { lines: claims.length, quantity: claims[0]?.quantity ?? "" };
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
