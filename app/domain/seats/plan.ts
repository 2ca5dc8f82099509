import { countSeats } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";
import { findBilledSeats } from "./billed.ts";

/** What the settings show of the seat subscription, without asking Stripe. `billed` is null while seats are not billed. */
export async function viewSeatPlan(ctx: Context) {
  const organizationId = organizationOf(ctx);
  return {
    billable: await countSeats(ctx, { organizationId }),
    /** The price that a start would take, null when none is configured. */
    priceId: ctx.config.seatPriceId,
    stripeIsConnected: ctx.stripe.isConfigured,
    billed: await findBilledSeats(ctx, organizationId),
  };
}
