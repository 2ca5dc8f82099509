import { type Context, organizationOf, type TxContext } from "#platform/context";
import { SeatsNotRunning } from "./errors.ts";

/** The subscription that is being billed. `purpose` is what is wanted of it, as in "there is no price to change". */
export async function getRunning(ctx: Context | TxContext, purpose: string) {
  const subscription = await ctx.db.seatSubscription.findUnique({
    where: { organizationId: organizationOf(ctx) },
  });
  const { status, stripeSubscriptionId } = subscription ?? {};
  if (!subscription || !stripeSubscriptionId || status !== "active")
    throw new SeatsNotRunning(status === "canceled" ? "over" : "not-started", purpose);
  return { ...subscription, stripeSubscriptionId };
}
