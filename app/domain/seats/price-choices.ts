import type { Context } from "#platform/context";
import { type SeatPriceChoice, StripeFailure } from "#platform/stripe";
import { viewBreaker } from "./breaker.ts";

/**
 * The prices at Stripe that seats can have, or null when Stripe does not tell within two seconds. A subscription stays in
 * its `currency`; null is one that is not known.
 */
export async function listSeatPrices(
  ctx: Context,
  { currency }: { currency: string | null },
): Promise<readonly SeatPriceChoice[] | null> {
  if (!ctx.stripe.isConfigured || (await viewBreaker(ctx)).isOpen) return null;
  try {
    const prices = await ctx.stripe.listSeatPrices();
    return prices.filter((price) => currency === null || price.currency === currency);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    ctx.log.info("seat prices not listed", { failureClass: error.failureClass, requestId: error.requestId });
    return null;
  }
}
