import { randomUUID } from "node:crypto";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { StripeFailure, StripeNotConfigured, type StripeSubscription } from "#platform/stripe";
import { endKeyPrefix } from "./echo.ts";
import { SeatEndRefused, SeatEndUnknown } from "./errors.ts";
import { nextCheck } from "./next-check.ts";
import { getRunning } from "./running.ts";
import { noteSeen } from "./seen.ts";
import { type SeatStatus, seatStatus } from "./status.ts";

type End = { readonly cancelsAtPeriodEnd: boolean; readonly verb: string; readonly purpose: string };

/** Has the seat subscription end with the present period; until then seats are billed as before. */
export function cancelSeats(ctx: Context): Promise<SeatStatus> {
  return setEnd(ctx, { cancelsAtPeriodEnd: true, verb: "canceled", purpose: "there is nothing to cancel" });
}

/** Takes back what cancelSeats did, as long as the period lasts. */
export function keepSeats(ctx: Context): Promise<SeatStatus> {
  return setEnd(ctx, { cancelsAtPeriodEnd: false, verb: "kept", purpose: "there is nothing to keep" });
}

/** Asked of Stripe at once and not queued, because it is about money and who asks waits for the answer. */
async function setEnd(ctx: Context, end: End): Promise<SeatStatus> {
  if (!ctx.stripe.isConfigured) throw new StripeNotConfigured();
  const { stripeSubscriptionId: subscriptionId } = await getRunning(ctx, end.purpose);
  const { cancelsAtPeriodEnd } = end;
  const key = `${endKeyPrefix(organizationOf(ctx))}${randomUUID()}`;
  try {
    const subscription = await ctx.stripe.setSubscriptionEnd({ subscriptionId, cancelsAtPeriodEnd, key });
    await noteEnd(ctx, subscription, end);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    await lookSoon(ctx);
    throw refusalOf(error);
  }
  return seatStatus(ctx);
}

async function noteEnd(ctx: Context, subscription: StripeSubscription, { verb }: End): Promise<void> {
  const organizationId = organizationOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const where = { organizationId, stripeSubscriptionId: subscription.id };
    const known = await tx.db.seatSubscription.findFirst({ where });
    if (!known) return;
    await noteSeen(tx, organizationId, { subscription, at: now }, known.stripeItemId);
    const checkAt = await nextCheck(tx, organizationId);
    await tx.db.billingUpdate.updateMany({
      where: { organizationId, OR: [{ verifyAt: null }, { verifyAt: { gt: checkAt } }] },
      data: { verifyAt: checkAt, updatedAt: now },
    });
    if (known.cancelsAtPeriodEnd === subscription.cancelsAtPeriodEnd) return;
    const endsAt = subscription.items[0]?.period.endsAt.toISOString() ?? null;
    await recordActivity(tx, {
      verb,
      subjectKind: "seats",
      subjectId: organizationId,
      ...(subscription.cancelsAtPeriodEnd ? { after: { endsAt } } : {}),
    });
  });
}

/** Whatever became of the request, our view follows Stripe's. */
async function lookSoon(ctx: Context): Promise<void> {
  const organizationId = organizationOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    await tx.db.billingUpdate.updateMany({
      where: { organizationId },
      data: { verifyAt: now, updatedAt: now },
    });
    tx.wake("billing-updates");
  });
}

function refusalOf(failure: StripeFailure): Error {
  const { failureClass, detail } = failure;
  if (failureClass === "unknown" || failureClass === "server") return new SeatEndUnknown();
  return failureClass === "busy" || failureClass === "mismatch" ? failure : new SeatEndRefused(detail);
}
