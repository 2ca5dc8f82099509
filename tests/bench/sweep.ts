import { expireInvites } from "#domain/agents";
import { sendDueNotices } from "#domain/alerts";
import { syncDueSeats } from "#domain/seats";
import type { Context } from "#platform/context";
import { addOrganizations, createBenchWorld } from "./bench-world.ts";
import { atMost, type Measured, median, percentile, shown } from "./table.ts";

const organizations = 10_000;
const warmUps = 20;
const sweeps = 200;

/** What it costs to look whether anything is due when nothing is. */
export async function benchSweep(): Promise<Measured[]> {
  const world = await createBenchWorld();
  try {
    await addOrganizations(world, { count: organizations });
    const seats = await timeSweeps(world.ctx, [syncDueSeats]);
    const all = await timeSweeps(world.ctx, [expireInvites, syncDueSeats, sendDueNotices]);
    const name = `sweep with nothing due over ${organizations} organizations`;
    return [
      atMost(`${name}, seats`, median(seats), 5, "ms"),
      shown(`${name}, seats: p99`, percentile(seats, 0.99), "ms"),
      shown(`${name}, seats, invites and notices`, median(all), "ms"),
    ];
  } finally {
    await world.close();
  }
}

/** Milliseconds of each. */
async function timeSweeps(
  ctx: Context,
  works: readonly ((ctx: Context) => Promise<unknown>)[],
): Promise<number[]> {
  const times: number[] = [];
  for (let sweep = -warmUps; sweep < sweeps; sweep += 1) {
    const startedAt = performance.now();
    for (const work of works) await work(ctx);
    if (sweep >= 0) times.push(performance.now() - startedAt);
  }
  return times;
}
