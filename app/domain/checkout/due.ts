import { actsFor, type Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import { fullJitter } from "#lib/backoff";
import { firstSessionPause, longestSessionPause } from "#lib/waits";
import { type AttemptRow, expiryGrace, liveStates } from "./attempt.ts";
import { convergeCheckoutSession } from "./converge-session.ts";
import { endSession } from "./end-session.ts";

/** Expires sessions whose amount is not due any more, and asks after those that should have ended by now. */
export async function endDueSessions(ctx: Context): Promise<Date | null> {
  if (!ctx.stripe.isConfigured) return null;
  const due = await ctx.db.checkoutAttempt.findMany({
    where: { state: { in: [...liveStates] }, nextAttemptAt: { lte: ctx.clock.now() } },
    orderBy: { nextAttemptAt: "asc" },
    take: 50,
  });
  for (const attempt of due) await lookAfter(actsFor(ctx, attempt.organizationId), attempt);
  const next = await ctx.db.checkoutAttempt.findFirst({
    where: { state: { in: [...liveStates] }, nextAttemptAt: { not: null } },
    orderBy: { nextAttemptAt: "asc" },
    select: { nextAttemptAt: true },
  });
  return next?.nextAttemptAt ?? null;
}

async function lookAfter(ctx: Context, attempt: AttemptRow): Promise<void> {
  const { id, stripeSessionId, attempts } = attempt;
  try {
    if (attempt.state === "open" && stripeSessionId !== null) {
      await convergeCheckoutSession(ctx, stripeSessionId);
      await postpone(ctx, id, { pause: expiryGrace });
    } else {
      await endSession(ctx, attempt);
    }
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    const pause =
      firstSessionPause +
      fullJitter({
        attempt: attempts,
        base: firstSessionPause,
        cap: longestSessionPause,
        random: Math.random,
      });
    await postpone(ctx, id, { pause, lastError: error.detail });
  }
}

/** Only what is still waiting is looked at again. */
async function postpone(
  ctx: Context,
  id: string,
  { pause, lastError }: { pause: number; lastError?: string },
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.checkoutAttempt.updateMany({
    where: { id, state: { in: [...liveStates] }, nextAttemptAt: { lte: now } },
    data: {
      attempts: { increment: 1 },
      nextAttemptAt: new Date(now.getTime() + pause),
      ...(lastError !== undefined && { lastError }),
    },
  });
}
