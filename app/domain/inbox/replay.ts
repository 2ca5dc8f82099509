import { recordActivity } from "#domain/activity";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import type { StripeEventNotice } from "#platform/stripe";
import { NotFound } from "#lib/errors";
import { storeEvent } from "./store.ts";
import { visibleTo } from "./visible.ts";

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

/**
 * Fetches from Stripe what happened since then, also what never reached us, and applies all of it again. Answers how
 * many events there were. Stripe remembers 30 days.
 */
export async function replaySince(ctx: Context, { since }: { since: Date }): Promise<{ count: number }> {
  const notices = await ctx.stripe.listEvents({ since });
  const oldestFirst = [...notices].reverse();
  for (let start = 0; start < oldestFirst.length; start += batch) {
    await inTransaction(ctx, async (tx) => {
      for (const notice of oldestFirst.slice(start, start + batch)) await storeAnew(tx, notice);
      tx.wake("events");
    });
  }
  return { count: notices.length };
}

async function storeAnew(tx: TxContext, notice: StripeEventNotice): Promise<void> {
  if (await storeEvent(tx, notice)) return;
  await tx.db.stripeEvent.update({ where: { id: notice.id }, data: againFrom(tx.clock.now()) });
}

function againFrom(now: Date) {
  return { state: "received" as const, attempts: 0, nextAttemptAt: now, error: null };
}
