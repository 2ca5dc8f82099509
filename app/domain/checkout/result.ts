import type { Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import { NotFound } from "#lib/errors";
import { liveStates } from "./attempt.ts";
import { convergeCheckoutSession } from "./converge-session.ts";

export type CheckoutResult = "paid" | "on its way" | "failed" | "not paid";

/**
 * What whoever comes back from Checkout may know, with the attempt's id for all proof: no name, no amount. Asks Stripe
 * when its event has not been heard yet.
 */
export async function checkoutResult(ctx: Context, query: { attemptId: string }): Promise<CheckoutResult> {
  const attempt = await findAttempt(ctx, query.attemptId);
  if (!attempt) throw new NotFound("payment");
  const isOpen = liveStates.some((state) => state === attempt.state);
  if (!isOpen) return resultOf(attempt);
  if (ctx.stripe.isConfigured && attempt.stripeSessionId !== null) await hear(ctx, attempt.stripeSessionId);
  const present = await findAttempt(ctx, query.attemptId);
  return present ? resultOf(present) : "not paid";
}

/** The id of the invoice that the attempt was to pay; null for an attempt that nobody made. */
export async function findInvoiceOfAttempt(
  ctx: Context,
  query: { attemptId: string },
): Promise<string | null> {
  return (await findAttempt(ctx, query.attemptId))?.invoiceId ?? null;
}

type FoundAttempt = NonNullable<Awaited<ReturnType<typeof findAttempt>>>;

function findAttempt(ctx: Context, id: string) {
  return ctx.db.checkoutAttempt.findUnique({
    where: { id },
    include: { invoice: { select: { payments: { select: { state: true, createdAt: true } } } } },
  });
}

function resultOf({ state, invoice, createdAt }: FoundAttempt): CheckoutResult {
  if (state === "failed") return "failed";
  if (state !== "completed") return "not paid";
  const since = invoice.payments.filter((payment) => payment.createdAt >= createdAt);
  if (since.some((payment) => payment.state === "processing")) return "on its way";
  return since.some((payment) => payment.state === "succeeded") ? "paid" : "on its way";
}

async function hear(ctx: Context, sessionId: string): Promise<void> {
  try {
    await convergeCheckoutSession(ctx, sessionId);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    ctx.log.warn("a checkout's result could not be asked for", { sessionId, detail: error.detail });
  }
}
