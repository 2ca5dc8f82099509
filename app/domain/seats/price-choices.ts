import type { Context } from "#platform/context";
import { type SeatPriceChoice, StripeFailure } from "#platform/stripe";
import { viewBreaker } from "./breaker.ts";

/** The prices at Stripe that seats can have, or null when Stripe does not tell within two seconds. */
export async function listSeatPrices(ctx: Context): Promise<readonly SeatPriceChoice[] | null> {
  if (!ctx.stripe.isConfigured || (await viewBreaker(ctx)).isOpen) return null;
  try {
    return await ctx.stripe.listSeatPrices();
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    ctx.log.info("seat prices not listed", { failureClass: error.failureClass, requestId: error.requestId });
    return null;
  }
}
