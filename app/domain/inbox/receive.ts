import type { Context } from "#platform/context";
import { SignatureRefused } from "#platform/stripe";
import { noteCall } from "./note-call.ts";
import { storeEvent } from "./store.ts";

/**
 * Writes down what Stripe signed, however often it comes, so that it may be acknowledged. Throws SignatureRefused for
 * anything else and StripeNotConfigured when there is no secret to check it with; then nothing is stored.
 */
export async function receiveStripeEvent(
  ctx: Context,
  { rawBody, signature }: { rawBody: Uint8Array; signature: string | null },
): Promise<void> {
  const notice = await ctx.stripe.verifyEvent(rawBody, signature).catch(async (error: unknown) => {
    if (error instanceof SignatureRefused) await noteCall(ctx, "refusedAt");
    throw error;
  });
  if (await storeEvent(ctx, notice)) ctx.queue.wake("events");
  await noteCall(ctx, "acceptedAt");
}
