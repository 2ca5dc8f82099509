import { inTransaction, type Context } from "#platform/context";
import type { StripeEventNotice } from "#platform/stripe";
import { storeEvent } from "./store.ts";

/** Takes events that Stripe lists, newest first, as if they had been delivered; answers how many were news. */
export function storeStripeEvents(
  ctx: Context,
  notices: readonly StripeEventNotice[],
): Promise<{ count: number }> {
  return inTransaction(ctx, async (tx) => {
    let count = 0;
    for (const notice of [...notices].reverse()) if (await storeEvent(tx, notice)) count += 1;
    if (count > 0) tx.wake("events");
    return { count };
  });
}
