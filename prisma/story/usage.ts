import { deleteInvoice, listInvoices } from "#domain/invoices";
import { createMeter } from "#domain/meters";
import { createPrice } from "#domain/prices";
import { ingestUsage } from "#domain/usage";
import { createUsagePlan } from "#domain/usage-plans";
import { days, hours } from "#lib/duration";
import type { Context } from "#platform/context";
import type { Clients } from "./clients.ts";
import type { Story } from "./story.ts";

type Cast = { readonly ctx: Context; readonly clients: Clients; readonly today: Date };

/** Two clients are billed by what they use: last month is billed, and this month has begun. */
export async function meterClients(story: Story, { ctx, clients, today }: Cast): Promise<void> {
  const startsOn = firstOfMonth(today, -1).toISOString().slice(0, 10);
  story.clock.set(new Date(firstOfMonth(today, -1).getTime() - days(1)));
  await makeMeters(ctx);
  const month = { interval: "month", timeZone: "UTC", startsOn } as const;
  await createUsagePlan(ctx, {
    ...{ clientId: clients.late.id, priceIds: await trackingPrices(ctx), ...month },
  });
  await createUsagePlan(ctx, {
    ...{ clientId: clients.punctual.id, priceIds: await machinePrices(ctx), ...month, finish: "send" },
  });

  story.clock.set(new Date(firstOfMonth(today, 0).getTime() - hours(1)));
  await report(ctx, clients, { from: firstOfMonth(today, -1), to: story.clock.now() });
  story.clock.set(new Date(firstOfMonth(today, 0).getTime() + hours(1)));
  await story.settle();
  await takeBackDraft(ctx, clients);
  story.clock.set(today);
  await report(ctx, clients, { from: firstOfMonth(today, 0), to: today });
}

async function makeMeters(ctx: Context): Promise<void> {
  await createMeter(ctx, {
    ...{ key: "positions", name: "Positions sent by trackers", unit: "positions", aggregation: "sum" },
  });
  await createMeter(ctx, {
    ...{ key: "trackers", name: "Trackers in use", unit: "trackers", aggregation: "unique" },
    uniqueProperty: "tracker",
  });
  await createMeter(ctx, {
    ...{ key: "machine-hours", name: "Machine hours", unit: "h", aggregation: "sum", groupBy: ["hall"] },
  });
}

async function trackingPrices(ctx: Context): Promise<string[]> {
  const positions = await createPrice(ctx, {
    ...{ name: "Positions", currency: "USD", meterKey: "positions", model: "graduated" },
    tiers: [
      { upTo: "10000", unitAmountDecimal: "0" },
      { upTo: "50000", unitAmountDecimal: "0.4" },
      { upTo: null, unitAmountDecimal: "0.25" },
    ],
  });
  const trackers = await createPrice(ctx, {
    ...{ name: "Trackers", currency: "USD", meterKey: "trackers", model: "per_unit" },
    unitAmountDecimal: "250",
  });
  return [positions.id, trackers.id];
}

async function machinePrices(ctx: Context): Promise<string[]> {
  const fee = await createPrice(ctx, {
    ...{ name: "Monitoring", currency: "EUR", model: "flat", unitAmountDecimal: "9900" },
  });
  const usage = await createPrice(ctx, {
    ...{ name: "Machine hours", currency: "EUR", meterKey: "machine-hours", model: "per_unit" },
    ...{ unitAmountDecimal: "85.5", freeUnits: "20" },
  });
  return [fee.id, usage.id];
}

/** What trackers and halls send each day, at noon; the same figures every time. */
async function report(
  ctx: Context,
  { late, punctual }: Clients,
  { from, to }: { from: Date; to: Date },
): Promise<void> {
  const events: object[] = [];
  for (let day = 0; from.getTime() + days(day) + hours(12) <= to.getTime(); day += 1) {
    const at = new Date(from.getTime() + days(day) + hours(12)).toISOString();
    const send = (meter: string, client: string, more: object) =>
      events.push({ id: `${meter}-${at}-${events.length}`, meter, client, at, ...more });
    send("positions", late.key, { value: String(1_800 + ((day * 37) % 11) * 145) });
    for (const tracker of [day % 9, (day + 4) % 9])
      send("trackers", late.key, { properties: { tracker: `NB-${101 + tracker}` } });
    send("machine-hours", punctual.key, {
      value: String(6 + ((day * 3) % 5) / 2),
      properties: { hall: "north" },
    });
    if (day % 2 === 0) send("machine-hours", punctual.key, { value: "4.25", properties: { hall: "south" } });
  }
  const results = await ingestUsage(ctx, events);
  const refused = results.find(({ status }) => status !== "accepted");
  if (refused) throw new Error(`The story's usage was ${refused.status}: ${refused.reason}`);
}

/** Somebody deleted the draft of last month, so that there is something to preview and to bill. */
async function takeBackDraft(ctx: Context, { late }: Clients): Promise<void> {
  const { items } = await listInvoices(ctx, { clientId: late.id, status: "draft", limit: 1 });
  const [draft] = items;
  if (draft) await deleteInvoice(ctx, { id: draft.id });
}

function firstOfMonth(day: Date, offset: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + offset, 1));
}
