import { onTestFinished } from "vitest";
import { listInvoices } from "#domain/invoices";
import { createMeter } from "#domain/meters";
import { createPrice } from "#domain/prices";
import { proveBooks } from "#domain/proof";
import { ingestUsage } from "#domain/usage";
import { createUsagePlan } from "#domain/usage-plans";
import { makeClient } from "../../billing-factories.ts";
import { createWorld } from "../../world.ts";

type PriceInput = Parameters<typeof createPrice>[1];
type PlanInput = Parameters<typeof createUsagePlan>[1];

/** A client in Vienna whose calls are metered; it is January 1, 2026 there. */
export async function createMeteredWorld(options: { now?: string } = {}) {
  const world = await createWorld({ now: options.now ?? "2026-01-01T00:00:00+01:00" });
  onTestFinished(() => world.close());
  const { ctx } = world;
  const client = await makeClient(ctx, { currency: "EUR", timeZone: "Europe/Vienna", locale: "en-GB" });
  const meter = await createMeter(ctx, { key: "calls", name: "Calls", unit: "calls", aggregation: "sum" });
  let sent = 0;

  return {
    ...world,
    client,
    meter,
    price: (over: Partial<PriceInput> = {}) =>
      createPrice(ctx, {
        name: "Calls",
        currency: "EUR",
        meterKey: "calls",
        model: "per_unit",
        unitAmountDecimal: "10",
        ...over,
      }),
    flat: (amount = "3100", name = "Base fee") =>
      createPrice(ctx, { name, currency: "EUR", model: "flat", unitAmountDecimal: amount }),
    plan: (priceIds: string[], over: Partial<PlanInput> = {}) =>
      createUsagePlan(ctx, {
        clientId: client.id,
        priceIds,
        interval: "month",
        startsOn: "2026-01-01",
        ...over,
      }),
    /** Sends one event, or several at the same time, and refuses to go on when one was not taken. */
    use: async (value: string, at: string, over: Record<string, unknown> = {}) => {
      const event = { id: `event-${(sent += 1)}`, meter: "calls", client: client.id, value, at, ...over };
      const [result] = await ingestUsage(ctx, [event]);
      if (result?.status !== "accepted")
        throw new Error(`The event was ${result?.status}: ${result?.reason}`);
      return event.id;
    },
    goTo: (instant: string) => world.clock.set(new Date(instant)),
    invoices: async () => [...(await listInvoices(ctx, { limit: 100 })).items].reverse(),
    claims: () => world.database.db.usageClaim.findMany({ orderBy: { id: "asc" } }),
    prove: () => proveBooks(ctx, { documents: true }),
  };
}

export type MeteredWorld = Awaited<ReturnType<typeof createMeteredWorld>>;
