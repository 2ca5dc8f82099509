import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { runBilling } from "#domain/billing-runs";
import { deleteInvoice, listInvoices } from "#domain/invoices";
import { createPrice } from "#domain/prices";
import { createUsagePlan, endUsagePlan } from "#domain/usage-plans";
import { days } from "#lib/duration";
import { contextFor } from "#platform/context";
import { makeClient } from "../billing-factories.ts";
import { type Desk, startDesk } from "../demo/desk.ts";
import { insertOrganization, insertStaff } from "../factories.ts";
import { createBenchWorld } from "./bench-world.ts";
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
  const rating = await rateAMillion();
  const few = await openMeteredDesk(fewRows);
  const many = await openMeteredDesk(isFull ? 10_000_000 : billedRows);
  try {
    return [...rating, ...(await comparePages(few, many)), ...(await billAMillion(isFull ? null : many))];
  } finally {
    await Promise.all([few.desk.stop(), many.desk.stop()]);
  }
}

/** A million events into the line of one draft, by the verb itself, against their plain aggregate, in turn. */
async function rateAMillion(): Promise<Measured[]> {
  const world = await createBenchWorld();
  try {
    const createdAt = world.ctx.clock.now();
    const { id: organizationId } = await insertOrganization(world.ctx.db, { createdAt });
    const { id: userId, name } = await insertStaff(world.ctx.db, organizationId, {
      role: "owner",
      createdAt,
    });
    const ctx = contextFor(world.ctx.parts, { kind: "user", userId, name, organizationId, role: "owner" });
    await makeClient(ctx, { currency: "EUR" });
    const fill = fillUsage(world.path, { rows: billedRows, clientCount: 1 });
    const price = await createPrice(ctx, callsPrice(fill));
    const { id } = await createUsagePlan(ctx, planOf(fill, price.id));
    const endsOn = new Date(Date.now() - days(1)).toISOString().slice(0, 10);
    await endUsagePlan(ctx, { id, endsOn });
    const books = new Database(world.path, { readonly: true });
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const floor = await timed(async () => void aggregate(books, fill, endsOn));
      const billed = await timed(async () => void (await runBilling(ctx)));
      const { items } = await listInvoices(ctx, { limit: 1 });
      if (items.length !== 1) throw new Error("The run made no draft.");
      await deleteInvoice(ctx, { id: String(items[0]?.id) });
      if (round === 0) continue;
      ratios.push(billed / floor);
      times.push(billed);
    }
    books.close();
    return [
      atMost("a million events into one draft: time against their plain aggregate", median(ratios), 2),
      shown("a million events into one draft: time", median(times), "ms"),
    ];
  } finally {
    await world.close();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function callsPrice({ meter }: UsageFill) {
  const unitAmountDecimal = "0.01";
  return {
    name: "Calls",
    currency: "EUR",
    meterKey: meter.key,
    model: "per_unit",
    unitAmountDecimal,
  } as const;
}

function planOf({ clients }: UsageFill, priceId: string) {
  return {
    clientId: clients[0]?.id ?? "",
    priceIds: [priceId],
    interval: "year" as const,
    timeZone: "UTC",
    startsOn: new Date(Date.now() - days(40)).toISOString().slice(0, 10),
  };
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
  const books = new Database(path, { readonly: true });
  try {
    const idle = await timePages(metered, () => true);
    const before = claimsOf(books).length;
    const endsOn = new Date(Date.now() - days(1)).toISOString().slice(0, 10);
    await callApi(metered, "usagePlans.end", { id: planId, endsOn });
    let peak = 0;
    const busy = await timePages(metered, () => {
      peak = Math.max(peak, residentMegabytes(Number(desk.server.child.pid)));
      const claims = claimsOf(books);
      return claims.length > before && claims.every(({ events_hash: hash }) => hash !== null);
    });
    const [claim] = claimsOf(books).slice(before);
    if (claim?.quantity !== aggregate(books, fill, endsOn))
      throw new Error(`${claim?.quantity} was billed, not ${aggregate(books, fill, endsOn)}.`);
    const slowdown = percentile(busy, 0.99) / percentile(idle, 0.99);
    return [
      atMost("billing a million events: p99 of a page meanwhile against idle", slowdown, 3),
      atMost("billing a million events: resident memory meanwhile", peak, 400, "MB"),
    ];
  } finally {
    books.close();
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
  const price = await callApi(metered, "prices.create", callsPrice(filled.fill));
  const plan = await callApi(metered, "usagePlans.create", planOf(filled.fill, price.id));
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

const fewestPages = 200;

/** The times of so many pages, and of more until `isOver`. */
async function timePages({ desk }: MeteredDesk, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let over = false; times.length < fewestPages || !over; over = isOver())
    times.push(await timeGet(desk, "/admin/invoices"));
  return times;
}

/** The sum of the client's events before that day, as plain SQL has it. */
function aggregate(books: Database.Database, { clients, meter }: UsageFill, endsOn: string): string {
  const row = books
    .prepare<[string, string, number], { units: number; nanos: number }>(
      `SELECT sum(units) AS units, sum(nanos) AS nanos FROM usage_events
       WHERE client_id = ? AND meter_id = ? AND at < ?`,
    )
    .get(clients[0]?.id ?? "", meter.id, Date.parse(endsOn));
  return String((row?.units ?? 0) + (row?.nanos ?? 0) / 1e9);
}

function claimsOf(books: Database.Database): { quantity: string; events_hash: string | null }[] {
  return books
    .prepare<[], { quantity: string; events_hash: string | null }>(
      "SELECT quantity, events_hash FROM usage_claims WHERE meter_id IS NOT NULL ORDER BY id",
    )
    .all();
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
