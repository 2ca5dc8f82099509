import { earlierLines, type UsageOfLine, usageOfLine } from "#domain/billing-runs";
import { type ClaimedEvent, eventsOfClaim } from "#domain/usage";
import type { ShownLineEvents, ShownLineUsage } from "../components/usage/page-data.ts";
import { addDays } from "#lib/civil-date";
import { NotFound } from "#lib/errors";
import type { Context } from "#platform/context";

const mostShown = 25;

type LineOfInvoice = { invoiceId: string; lineId: string };

/**
 * What the page of an invoice's line of usage shows. `invoices` and `eventsAt` are where invoices and events are, null where
 * others than this one and single events cannot be opened. Throws NotFound for a line that is not the invoice's or that bills no usage.
 */
export async function loadLineUsage(
  ctx: Context,
  { invoiceId, lineId }: LineOfInvoice,
  { invoices, csvAt, eventsAt }: { invoices: string | null; csvAt: string; eventsAt: string | null },
): Promise<ShownLineUsage> {
  const usage = await usageOfLine(ctx, { lineId });
  if (usage.invoiceId !== invoiceId) throw new NotFound("line of usage");
  const earlier = await earlierLines(ctx, { lineId });
  const { description, currency, priceName, meter, groupKey, from, until, quantity, steps } = usage;
  return {
    ...{ description, currency, priceName, groupKey, from, to: addDays(until, -1), quantity, steps },
    ...{ ratedAmount: usage.ratedAmount, amount: usage.amount, timeZone: usage.timeZone },
    meter: meter && { name: meter.name, unit: meter.unit },
    earlier: earlier.map((line) => ({
      ...{ lineId: line.lineId, amount: line.amount, invoiceNumber: line.invoiceNumber },
      invoiceAt: invoices && `${invoices}/${line.invoiceId}/lines/${line.lineId}/usage`,
    })),
    events: meter && { ...(await loadEvents(ctx, usage, meter.id)), csvAt, eventsAt },
  };
}

async function loadEvents(
  ctx: Context,
  usage: UsageOfLine,
  meterId: string,
): Promise<Omit<ShownLineEvents, "csvAt" | "eventsAt">> {
  const { clientId, groupKey, start, end, fromNumber, toNumber, eventCount, eventsHash } = usage;
  const query = { clientId, meterId, groupKey, from: start, to: end, fromNumber, toNumber };
  const first = await firstSlice(eventsOfClaim(ctx, query));
  return {
    ...{ count: eventCount, fromNumber, toNumber, hash: eventsHash },
    first: first.slice(0, mostShown),
    hasMore: first.length > mostShown,
  };
}

async function firstSlice(slices: AsyncIterable<ClaimedEvent[]>): Promise<ClaimedEvent[]> {
  for await (const slice of slices) return slice;
  return [];
}
