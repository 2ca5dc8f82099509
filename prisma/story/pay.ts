import { convergeCheckoutSession, startCheckout } from "#domain/checkout";
import type { Context } from "#platform/context";
import type { Story } from "./story.ts";

/** The client opens Checkout and pays by card. */
export async function payByCard({ stripe, settle }: Story, ctx: Context, invoiceId: string): Promise<void> {
  await startCheckout(ctx, { invoiceId });
  const attempt = await ctx.db.checkoutAttempt.findFirstOrThrow({
    where: { invoiceId },
    orderBy: { id: "desc" },
  });
  const sessionId = String(attempt.stripeSessionId);
  stripe.completeCheckout(sessionId, "paid");
  stripe.runTimers();
  await convergeCheckoutSession(ctx, sessionId);
  await settle();
}
