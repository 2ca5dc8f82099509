import { findContact } from "#domain/clients";
import { checkoutMetadata } from "#domain/stripe-payments";
import { inTransaction, type Context } from "#platform/context";
import { StripeFailure, type StripeSession } from "#platform/stripe";
import { type AttemptRow, expiryGrace } from "./attempt.ts";
import { CheckoutRefused } from "./errors.ts";
import { payerTexts } from "./payer-texts.ts";

/**
 * Opens the attempt's session at Stripe and answers its address; null when the attempt must not be used any more and
 * another is to be reserved. After a crash or a lost answer the same key finds the same session.
 */
export async function openSession(ctx: Context, attempt: AttemptRow): Promise<string | null> {
  try {
    const session = await createSession(ctx, attempt);
    return await rememberSession(ctx, { attempt, session });
  } catch (error) {
    if (error instanceof StripeFailure) await giveUpWhenFinal(ctx, attempt, error);
    if (error instanceof StripeFailure && error.failureClass === "mismatch") return null;
    throw error;
  }
}

async function createSession(ctx: Context, attempt: AttemptRow): Promise<StripeSession> {
  const { id, invoiceId, organizationId, amount, currency, expiresAt } = attempt;
  const invoice = await ctx.db.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: { organization: { select: { name: true } } },
  });
  const contact = attempt.contactId === null ? null : await findContact(ctx, { id: attempt.contactId });
  const { invoicePage } = await payerTexts(ctx, { invoiceId });
  const { appUrl } = ctx.config;
  return ctx.stripe.createCheckoutSession(
    {
      amount,
      currency,
      description: invoicePage.title(invoice.number ?? "", invoice.organization.name),
      customerEmail: contact?.email ?? null,
      successUrl: `${appUrl}/paid/${id}`,
      cancelUrl: `${appUrl}/invoice/${invoiceId}`,
      expiresAt: expiresAt ?? ctx.clock.now(),
      metadata: checkoutMetadata({ organizationId, invoiceId, clientId: invoice.clientId, attemptId: id }),
    },
    attempt.idempotencyKey,
  );
}

async function rememberSession(
  ctx: Context,
  { attempt, session }: { attempt: AttemptRow; session: StripeSession },
): Promise<string | null> {
  const { url } = session;
  const nextAttemptAt = new Date(session.expiresAt.getTime() + expiryGrace);
  const isStillWanted = await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.checkoutAttempt.updateMany({
      where: { id: attempt.id, state: { in: ["reserved", "open"] } },
      data: { state: "open", stripeSessionId: session.id, url, expiresAt: session.expiresAt, nextAttemptAt },
    });
    return count === 1;
  });
  if (isStillWanted && url !== null) return url;
  // The amount changed while Stripe was asked. Nobody has the address, so a session that stays open harms nobody.
  await ctx.stripe.expireCheckoutSession(session.id).catch((error: unknown) => {
    ctx.log.warn("an unused checkout session could not be expired", { sessionId: session.id, error });
  });
  return null;
}

/** Keeps the attempt when the same key may be used again; otherwise the next click gets another one. */
async function giveUpWhenFinal(ctx: Context, attempt: AttemptRow, failure: StripeFailure): Promise<void> {
  const { failureClass, detail } = failure;
  if (failureClass === "unknown" || failureClass === "busy" || failureClass === "config") return;
  await ctx.db.checkoutAttempt.updateMany({
    where: { id: attempt.id, state: "reserved" },
    data: { state: "failed", lastError: detail, nextAttemptAt: null },
  });
  // What Stripe will never accept is no use trying again; anything else may be well in a moment.
  if (failureClass === "invalid") {
    const { pay } = await payerTexts(ctx, attempt);
    throw new CheckoutRefused(pay.notByCard(detail));
  }
}
