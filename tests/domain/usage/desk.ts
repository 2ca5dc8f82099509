import { createClient } from "#domain/clients";
import { createMeter, type MeterView } from "#domain/meters";
import { ingestUsage, type IngestResult, usageSummary } from "#domain/usage";
import { createWorld, type World } from "../../world.ts";

/** The month in UTC that the events of these tests fall into. */
export const march = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };

export type UsageDesk = Awaited<ReturnType<typeof createUsageDesk>>;

/** A world with one client, and short ways to its meters and events. */
export async function createUsageDesk(now = "2026-03-20T12:00:00Z") {
  const world = await createWorld({ now });
  const { ctx } = world;
  const client = await createClient(ctx, { name: "Acme", email: "ada@acme.test" });
  let given = 0;
  return {
    world,
    ctx,
    client,
    meter: (over: Partial<Parameters<typeof createMeter>[1]> = {}): Promise<MeterView> => {
      const { aggregation = "sum" } = over;
      const uniqueProperty = aggregation === "unique" ? { uniqueProperty: "user" } : {};
      return createMeter(ctx, {
        ...{ key: `meter-${(given += 1)}`, name: "Calls", unit: "call", aggregation },
        ...uniqueProperty,
        ...over,
      });
    },
    /** An event of that meter for the client, with an id of its own. */
    event: (meter: MeterView, over: Record<string, unknown> = {}) => ({
      ...{ id: `event-${(given += 1)}`, meter: meter.key, client: client.key, at: "2026-03-10T10:00:00Z" },
      ...over,
    }),
    ingest: (...events: unknown[]): Promise<IngestResult[]> => ingestUsage(ctx, events),
    /** What the client used of that meter in March. */
    summary: (meter: { key: string }) =>
      usageSummary(ctx, { clientId: client.id, meter: meter.key, ...march }),
  };
}

/** The statuses of results, in their order. */
export function statusesOf(results: readonly IngestResult[]): string[] {
  return results.map(({ status }) => status);
}

export function countEvents(world: World): Promise<number> {
  return world.database.db.usageEvent.count();
}
