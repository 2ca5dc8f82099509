import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { hours } from "#lib/duration";
import { startDesk } from "../demo/desk.ts";
import { isFull } from "./full.ts";
import { openRawUsage, type RawEvent } from "./raw-usage.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";
import { fillUsage, type UsageFill } from "./usage-fill.ts";

const rounds = 5;
const batchesPerRound = 20;
const eventsPerBatch = 1000;

/**
 * Batches of usage over HTTP on one connection, against better-sqlite3 writing the same rows into a copy of the same
 * database, one batch here and one there in turn.
 */
export async function benchUsageIngest(rows = isFull ? 10_000_000 : 1_000_000): Promise<Measured[]> {
  let fill: UsageFill | undefined;
  let copy = "";
  const desk = await startDesk({
    prepare: (path) => {
      fill = fillUsage(path, { rows, clientCount: 20 });
      copy = `${path}.raw`;
      copyFileSync(path, copy);
    },
  });
  if (!fill) throw new Error("The database was not filled.");
  const raw = openRawUsage(copy, { organizationId: fill.organizationId, meterId: fill.meter.id });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const ratios: number[] = [];
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const [http, floor] = [[] as number[], [] as number[]];
      for (let index = 0; index < batchesPerRound; index += 1) {
        const events = makeEvents(fill);
        const body = bodyOf(fill, events);
        http.push(await timed(() => post(agent, desk.url, fill as UsageFill, body)));
        floor.push(await timed(async () => raw.write(events)));
      }
      // The first round warms up.
      if (round === 0) continue;
      ratios.push(sum(floor) / sum(http));
      times.push(sum(http) / batchesPerRound);
    }
    return [
      atLeast(`usage ingest with ${rows} events there: of raw better-sqlite3`, median(ratios), 0.25),
      shown("usage ingest: events per second", (eventsPerBatch * 1000) / median(times), "/s"),
    ];
  } finally {
    agent.destroy();
    raw.close();
    await desk.stop();
  }
}

function makeEvents({ clients }: UsageFill): RawEvent[] {
  const now = Date.now();
  return Array.from({ length: eventsPerBatch }, (_, index) => ({
    id: `evt_${randomUUID()}`,
    clientId: clients[index % clients.length]?.id ?? "",
    at: now - ((index * 3571) % hours(1)),
    units: index % 10,
    nanos: (index % 4) * 250_000_000,
    properties: `{"endpoint":"/v1/images","region":"eu-${index % 3}"}`,
  }));
}

function bodyOf({ meter, clients }: UsageFill, events: readonly RawEvent[]): string {
  const keys = new Map(clients.map(({ id, key }) => [id, key]));
  return JSON.stringify({
    events: events.map(({ id, clientId, at, units, nanos, properties }) => ({
      id,
      meter: meter.key,
      client: keys.get(clientId),
      value: `${units}.${String(nanos).padStart(9, "0")}`,
      at: new Date(at).toISOString(),
      properties: JSON.parse(properties) as unknown,
    })),
  });
}

async function post(agent: Agent, url: string, { apiKey }: UsageFill, body: string): Promise<void> {
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(
      `${url}/api/usage`,
      {
        method: "POST",
        agent,
        headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
  const { results } = JSON.parse(text) as { results?: { status: string }[] };
  if (status !== 200 || !results?.every((result) => result.status === "accepted"))
    throw new Error(`The batch was answered with ${status}: ${text.slice(0, 300)}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
