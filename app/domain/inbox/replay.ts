import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import type { StripeEventNotice } from "#platform/stripe";
import { days } from "#lib/duration";
import { invalidField, NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import type { Prisma } from "#platform/db";
import { storeEvent } from "./store.ts";
import { visibleTo } from "./visible.ts";

const replaySinceInput = z.strictObject({ since: z.date("Write a day and a time.") });

/** Other writers get their turn in between. */
const batch = 100;

/** Applies an event once more, whatever became of it; that Stripe is asked again is all that can happen. */
export async function replayStripeEvent(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const visible = await visibleTo(tx, organizationOf(tx));
    const event = await tx.db.stripeEvent.findFirst({ where: { AND: [{ id }, visible] } });
    if (!event) throw new NotFound("event");
    await tx.db.stripeEvent.update({ where: { id }, data: againFrom(tx.clock.now()) });
    await recordActivity(tx, { verb: "replayed", subjectKind: "stripe event", subjectId: id });
    tx.wake("events");
  });
}

/** Stripe remembers events for 30 days. */
const memory = days(30);

/**
 * Fetches from Stripe what happened since then, also what never reached us, and applies all of it again. An organization
 * replays and counts the events that it may see, the system those of all. Answers how many there were.
 */
export async function replaySince(ctx: Context, given: { since: Date }): Promise<{ count: number }> {
  const { since } = readInput(replaySinceInput, given);
  requireRemembered(since, ctx.clock.now());
  const visible = isOfOrganization(ctx) ? await visibleTo(ctx, organizationOf(ctx)) : {};
  const notices = await ctx.stripe.listEvents({ since });
  const oldestFirst = [...notices].reverse();
  let count = 0;
  for (let start = 0; start < oldestFirst.length; start += batch) {
    await inTransaction(ctx, async (tx) => {
      for (const notice of oldestFirst.slice(start, start + batch))
        count += await storeAnew(tx, notice, visible);
      tx.wake("events");
    });
  }
  if (isOfOrganization(ctx)) await inTransaction(ctx, (tx) => recordReplay(tx, { since, count }));
  return { count };
}

/** Answers 1 for an event that counts, 0 for another organization's. */
async function storeAnew(
  tx: TxContext,
  notice: StripeEventNotice,
  visible: Prisma.StripeEventWhereInput,
): Promise<number> {
  await storeEvent(tx, notice);
  const { count } = await tx.db.stripeEvent.updateMany({
    where: { AND: [{ id: notice.id }, visible] },
    data: againFrom(tx.clock.now()),
  });
  return count;
}

function isOfOrganization({ actor }: Context): boolean {
  return "organizationId" in actor && actor.organizationId !== undefined;
}

function requireRemembered(since: Date, now: Date): void {
  if (since > now) throw invalidField("since", "The time cannot be in the future.");
  if (now.getTime() - since.getTime() > memory)
    throw invalidField("since", "Stripe remembers events for 30 days. Choose a later time.");
}

function recordReplay(tx: TxContext, { since, count }: { since: Date; count: number }): Promise<void> {
  return recordActivity(tx, {
    verb: "replayed Stripe's events of",
    subjectKind: "organization",
    subjectId: organizationOf(tx),
    after: { since: since.toISOString(), count },
  });
}

function againFrom(now: Date) {
  return { state: "received" as const, attempts: 0, nextAttemptAt: now, error: null };
}
