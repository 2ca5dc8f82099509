import { randomUUID } from "node:crypto";
import { countSeats } from "#domain/organizations";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { newId } from "#lib/ids";
import { StripeFailure, StripeNotConfigured } from "#platform/stripe";
import { createAtStripe } from "./create-subscription.ts";
import { SeatsNotPriced, SeatStartRefused } from "./errors.ts";
import { beginBilling } from "./begin.ts";
import { type SeatStatus, seatStatus } from "./status.ts";

/**
 * Starts billing seats at Stripe with the configured price and the seats of now. Asked for again, it finds the
 * subscription that there is; one that was canceled is followed by a new one. Nothing changes here unless Stripe agrees.
 */
export async function startSeats(ctx: Context): Promise<SeatStatus> {
  const priceId = ctx.config.seatPriceId;
  if (priceId === null) throw new SeatsNotPriced();
  if (!ctx.stripe.isConfigured) throw new StripeNotConfigured();
  const start = await prepare(ctx, priceId);
  if (start.status === "active") return seatStatus(ctx);
  try {
    const subscription = await createAtStripe(ctx, start);
    await inTransaction(ctx, (tx) => beginBilling(tx, { start, subscription }));
  } catch (error) {
    if (error instanceof StripeFailure) await noteRefusal(ctx, start.startKey, error);
    throw error;
  }
  return seatStatus(ctx);
}

/**
 * The start is written down, with its key and quantity, before Stripe is asked: a repetition asks for the same, unless
 * another price was configured since.
 */
async function prepare(ctx: Context, priceId: string) {
  const organizationId = organizationOf(ctx);
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db.seatSubscription.findUnique({ where: { organizationId } });
    const isPricedAnew = known?.status === "starting" && known.priceId !== priceId;
    if (known && known.status !== "canceled" && !isPricedAnew) return known;
    const fresh = {
      priceId,
      startKey: randomUUID(),
      startQuantity: await countSeats(tx, { organizationId }),
      stripeSubscriptionId: null,
      stripeItemId: null,
      status: "starting",
      canceledAt: null,
      wantedPriceId: null,
      cancelsAtPeriodEnd: false,
      stripeStatus: null,
      checkedAt: null,
      periodStartsAt: null,
      periodEndsAt: null,
      createdAt: tx.clock.now(),
    };
    return tx.db.seatSubscription.upsert({
      where: { organizationId },
      create: { id: newId(), organizationId, ...fresh },
      update: fresh,
    });
  });
}

/**
 * After an answer, even a bad one, Stripe would only repeat it for the same key: the next start looks for what there is
 * and goes under a new one. After no answer the key stays, because the request may have been carried out.
 */
async function noteRefusal(ctx: Context, startKey: string, failure: StripeFailure): Promise<void> {
  if (failure.failureClass !== "unknown" && failure.failureClass !== "busy") {
    await ctx.db.seatSubscription.updateMany({
      where: { startKey, status: "starting" },
      data: { startKey: randomUUID() },
    });
  }
  const isDefinite = ["invalid", "missing", "payment", "config"].includes(failure.failureClass);
  if (isDefinite) throw new SeatStartRefused(failure.detail);
}
