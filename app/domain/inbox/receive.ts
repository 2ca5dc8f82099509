import type { Context } from "#platform/context";
import { storeEvent } from "./store.ts";

/**
 * Writes down what Stripe signed, however often it comes, so that it may be acknowledged. Throws SignatureRefused for
 * anything else and StripeNotConfigured when there is no secret to check it with; then nothing is stored.
 */
export async function receiveStripeEvent(
  ctx: Context,
  { rawBody, signature }: { rawBody: Uint8Array; signature: string | null },
): Promise<void> {
  const notice = await ctx.stripe.verifyEvent(rawBody, signature);
  if (await storeEvent(ctx, notice)) ctx.queue.wake("events");
}
