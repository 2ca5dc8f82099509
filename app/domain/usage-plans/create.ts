import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { type ClientView, findClient } from "#domain/clients";
import { compareDates } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { anchorOf } from "#lib/plan-periods";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { MeterBilledAlready } from "./errors.ts";
import { getUsagePlan } from "./get.ts";
import { createUsagePlanInput } from "./input.ts";
import { billTime, nextBillDay } from "./next-bill.ts";
import type { UsagePlanView } from "./view.ts";

/**
 * A client is to be billed by these prices from that day on. Refused where another plan of the client bills one of the
 * meters at the same time, because an event belongs to one line at most.
 */
export async function createUsagePlan(
  ctx: Context,
  input: z.input<typeof createUsagePlanInput>,
): Promise<UsagePlanView> {
  const { priceIds, clientId, ...given } = readInput(createUsagePlanInput, input);
  return inTransaction(ctx, async (tx) => {
    const client = await requireClient(tx, clientId);
    const prices = await requirePrices(tx, priceIds);
    await requireMetersFree(tx, { clientId, startsOn: given.startsOn, prices });
    const plan = {
      ...given,
      timeZone: given.timeZone ?? client.timeZone,
      anchorDay: given.anchorDay ?? anchorOf(given.interval, given.startsOn),
      endsOn: null,
    };
    const next = nextBillDay(plan, null);
    const id = newId();
    await tx.db.usagePlan.create({
      data: {
        ...plan,
        ...{ id, clientId, organizationId: organizationOf(tx), createdAt: tx.clock.now() },
        currency: String(prices[0]?.currency),
        nextBillAt: next === null ? null : billTime(plan, next),
      },
    });
    for (const [position, { id: priceId }] of prices.entries())
      await tx.db.usagePlanPrice.create({ data: { planId: id, priceId, position } });
    await recordActivity(tx, {
      verb: "created",
      subjectKind: "usage_plan",
      subjectId: id,
      after: { clientId, startsOn: plan.startsOn, prices: prices.map(({ name }) => name) },
    });
    tx.wake("billing-runs");
    return getUsagePlan(tx, { id });
  });
}

async function requireClient(tx: TxContext, id: string): Promise<ClientView> {
  const client = await findClient(tx, { id });
  if (!client) throw invalidField("clientId", "There is no such client.");
  if (client.archivedAt) throw invalidField("clientId", "This client is archived. Take it back first.");
  return client;
}

async function requirePrices(tx: TxContext, ids: readonly string[]) {
  const where = { id: { in: [...ids] }, organizationId: organizationOf(tx) };
  const found = await tx.db.price.findMany({ where, include: { meter: true } });
  const prices = ids.flatMap((id) => found.filter((price) => price.id === id));
  if (prices.length < ids.length) throw invalidField("priceIds", "One of these prices does not exist.");
  const archived = prices.find(({ archivedAt }) => archivedAt !== null);
  if (archived) throw invalidField("priceIds", `The price ${archived.name} is archived. Choose another one.`);
  const meterless = prices.find(({ meter }) => meter !== null && meter.archivedAt !== null);
  if (meterless)
    throw invalidField(
      "priceIds",
      `The meter of ${meterless.name} is archived and counts nothing more. Choose another price, or take the meter back.`,
    );
  if (new Set(prices.map(({ currency }) => currency)).size > 1)
    throw invalidField("priceIds", "All prices of a plan must have the same currency.");
  const meters = prices.flatMap(({ meterId }) => meterId ?? []);
  if (new Set(meters).size < meters.length)
    throw invalidField("priceIds", "Two of these prices bill the same meter. Choose one of them.");
  return prices;
}

async function requireMetersFree(
  tx: TxContext,
  wanted: { clientId: string; startsOn: string; prices: Awaited<ReturnType<typeof requirePrices>> },
): Promise<void> {
  const meterIds = wanted.prices.flatMap(({ meterId }) => meterId ?? []);
  const others = await tx.db.usagePlanPrice.findMany({
    where: { plan: { clientId: wanted.clientId }, price: { meterId: { in: meterIds } } },
    include: { plan: true, price: { include: { meter: true } } },
  });
  for (const { plan, price } of others)
    if (!isOfNoDays(plan) && (plan.endsOn === null || compareDates(wanted.startsOn, plan.endsOn) < 0))
      throw new MeterBilledAlready(price.meter?.name ?? price.name);
}

/** It was ended on the day it was to begin, so it bills nothing and is in nobody's way. */
function isOfNoDays({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): boolean {
  return endsOn !== null && endsOn <= startsOn;
}
