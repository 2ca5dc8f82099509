import { z } from "zod";
import { type Context, organizationOf } from "#platform/context";
import { StripeFailure, type StripeFailureClass } from "#platform/stripe";
import { seconds } from "#lib/duration";
import { readInput } from "#lib/input";
import type { Money } from "#lib/money";
import { viewBreaker } from "./breaker.ts";
import { priceOf, restOfPeriod } from "./cost-estimate.ts";
import { type BilledSeats, findBilledSeats, type SeatPrice } from "./billed.ts";
import { SeatsNotBilled } from "./errors.ts";

/** Without taxes. `now` is for the rest of this period, `perPeriod` for each one after it; null where nobody can say. */
export type SeatAmounts = { readonly now: Money | null; readonly perPeriod: Money | null };

export type SeatCost = {
  readonly additional: number;
  /** What one seat costs per period; null until Stripe has told. */
  readonly perSeat: SeatPrice | null;
  readonly isEstimate: boolean;
  /** What Stripe says; null when it is an estimate. */
  readonly preview: SeatAmounts | null;
  /** What we reckon; null when it is Stripe's preview. */
  readonly estimate: SeatAmounts | null;
  /** Why it is only an estimate, in a sentence; null when it is none. */
  readonly reason: string | null;
  /** Whether the rest of a period is billed at all, which is a setting. */
  readonly isProrated: boolean;
  /** When the subscription ends, if it does not renew; null when it goes on. */
  readonly endsAt: Date | null;
};

const seatCostInput = z.strictObject({
  additional: z
    .number("Enter a whole number of seats.")
    .int("Enter a whole number of seats.")
    .min(1, "Enter at least 1 seat.")
    .max(10_000, "Enter at most 10000 seats.")
    .optional()
    .default(1),
});

export type SeatCostQuery = z.input<typeof seatCostInput>;

/** What further seats would cost, as far as it is known here: nobody is asked. Null while seats are not billed. */
export async function estimateSeatCost(ctx: Context, query: SeatCostQuery = {}): Promise<SeatCost | null> {
  const { additional } = readInput(seatCostInput, query);
  const billed = await findBilledSeats(ctx, organizationOf(ctx));
  return billed && estimateOf(ctx, { billed, additional, reason: "Stripe was not asked." });
}

/**
 * What further seats would cost, as Stripe previews it. Stripe has two seconds to answer; without a usable answer, or
 * while it is known not to work, it is our own estimate and says why. Nothing is changed. Throws SeatsNotBilled.
 */
export async function seatCost(ctx: Context, query: SeatCostQuery = {}): Promise<SeatCost> {
  const { additional } = readInput(seatCostInput, query);
  const billed = await findBilledSeats(ctx, organizationOf(ctx));
  if (!billed) throw new SeatsNotBilled();
  const estimated = (reason: string) => estimateOf(ctx, { billed, additional, reason });
  if (billed.proration === "none") return withoutProration(billed, additional);
  const { stripeItemId, stripeSubscriptionId } = billed;
  if (!ctx.stripe.isConfigured) return estimated("Stripe is not connected.");
  if (!stripeItemId) return estimated("Stripe has not confirmed the seat subscription yet.");
  if ((await viewBreaker(ctx)).isOpen) return estimated("Stripe does not work at the moment.");
  try {
    const { amount, currency } = await ctx.stripe.previewSeatChange({
      subscriptionId: stripeSubscriptionId,
      itemId: stripeItemId,
      quantity: billed.quantity + additional,
      at: nextSecond(ctx),
    });
    const preview = { now: { amount, currency }, perPeriod: laterPeriods(billed, additional) };
    return costOf(billed, { additional, isEstimate: false, preview, estimate: null, reason: null });
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    ctx.log.info("seat cost not previewed", { failureClass: error.failureClass, requestId: error.requestId });
    return estimated(reasonFor[error.failureClass]);
  }
}

const reasonFor: Record<StripeFailureClass, string> = {
  unknown: "Stripe did not answer.",
  server: "Stripe answered with a failure of its own.",
  busy: "Stripe asks to wait.",
  mismatch: "Stripe did not answer as it should.",
  config: "Stripe refuses the key of this deployment.",
  payment: "Stripe wants a payment first.",
  missing: "Stripe does not have the seat subscription.",
  invalid: "Stripe gives no preview of this subscription.",
};

/** That the rest of the period is free is our own setting, so it is known without asking. */
function withoutProration(billed: BilledSeats, additional: number): SeatCost {
  const now = billed.price ? { amount: 0n, currency: billed.price.currency } : null;
  const preview = { now, perPeriod: laterPeriods(billed, additional) };
  return costOf(billed, { additional, isEstimate: false, preview, estimate: null, reason: null });
}

type EstimateOf = { billed: BilledSeats; additional: number; reason: string };

function estimateOf(ctx: Context, { billed, additional, reason }: EstimateOf): SeatCost {
  if (billed.proration === "none") return withoutProration(billed, additional);
  const estimate = {
    now: restOf(billed, additional, nextSecond(ctx)),
    perPeriod: laterPeriods(billed, additional),
  };
  return costOf(billed, { additional, isEstimate: true, preview: null, estimate, reason });
}

function costOf(billed: BilledSeats, told: Omit<SeatCost, "perSeat" | "isProrated" | "endsAt">): SeatCost {
  const { price, proration, endsAt } = billed;
  return { perSeat: price, isProrated: proration !== "none", endsAt, ...told };
}

function restOf({ price, period }: BilledSeats, additional: number, at: Date): Money | null {
  if (!price?.unitAmount || !period) return null;
  const { unitAmount, currency } = price;
  return restOfPeriod({ unitAmount, currency }, additional, { ...period, at });
}

function laterPeriods({ price, endsAt }: BilledSeats, additional: number): Money | null {
  if (!price?.unitAmount || endsAt) return null;
  return priceOf({ unitAmount: price.unitAmount, currency: price.currency }, additional);
}

/** Stripe prorates by the second. In the one to come no earlier change has been prorated, so none is mistaken for this. */
function nextSecond(ctx: Context): Date {
  const wholeSeconds = Math.floor(ctx.clock.now().getTime() / seconds(1));
  return new Date(seconds(wholeSeconds + 1));
}
