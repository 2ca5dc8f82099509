import { inTransaction, type Context, type Parts } from "#platform/context";
import { convergeCheckoutSession } from "./converge-session.ts";
import { endSession } from "./end-session.ts";
import { CheckoutRefused, NothingDue, PaymentOnItsWay } from "./errors.ts";
import { openSession } from "./open-session.ts";
import { reserveAttempt } from "./reserve.ts";
import type { AttemptRow } from "./attempt.ts";

type Wish = { readonly invoiceId: string; readonly contactId?: string | null | undefined };
type Address = { readonly url: string };

/** Two tabs, one answer: clicks on an invoice that is being asked about already wait for that answer. */
const running = new WeakMap<Parts, Map<string, Promise<Address>>>();

/**
 * Where the client can pay what is due: Stripe's Checkout, or our page with the result when it was just paid. Throws
 * NothingDue, PaymentOnItsWay, CheckoutRefused, or StripeFailure when Stripe does not answer; then nothing changed.
 */
export function startCheckout(ctx: Context, wish: Wish): Promise<Address> {
  const ofParts = running.get(ctx.parts) ?? new Map<string, Promise<Address>>();
  running.set(ctx.parts, ofParts);
  const known = ofParts.get(wish.invoiceId);
  if (known) return known;
  const work = findAddress(ctx, wish).finally(() => ofParts.delete(wish.invoiceId));
  ofParts.set(wish.invoiceId, work);
  return work;
}

const mostRounds = 5;

async function findAddress(ctx: Context, { invoiceId, contactId = null }: Wish): Promise<Address> {
  if (!ctx.stripe.isConfigured) throw new CheckoutRefused("Invoices cannot be paid online here.");
  let ended: AttemptRow | null = null;
  for (let round = 0; round < mostRounds; round += 1) {
    try {
      const { next, attempt } = await inTransaction(ctx, (tx) =>
        reserveAttempt(tx, { invoiceId, contactId }),
      );
      if (next !== "open") ended = attempt;
      const url = await follow(ctx, next, attempt);
      if (url !== null) return { url };
    } catch (error) {
      const isPaid = error instanceof NothingDue || error instanceof PaymentOnItsWay;
      if (isPaid && ended) return { url: `${ctx.config.appUrl}/paid/${ended.id}` };
      throw error;
    }
  }
  throw new Error(`The invoice ${invoiceId} changed each time before it could be paid.`);
}

/** The address, or null when things have changed and are to be looked at anew. */
async function follow(
  ctx: Context,
  next: "open" | "reuse" | "end",
  attempt: AttemptRow,
): Promise<string | null> {
  switch (next) {
    case "open":
      return openSession(ctx, attempt);
    case "reuse":
      return reuseSession(ctx, attempt);
    case "end":
      await endSession(ctx, attempt);
      return null;
    default:
      return next satisfies never;
  }
}

/** The client may have paid in another tab a second ago, so Stripe is asked before sending anybody there again. */
async function reuseSession(ctx: Context, { stripeSessionId, url }: AttemptRow): Promise<string | null> {
  if (stripeSessionId === null) return null;
  const session = await ctx.stripe.retrieveCheckoutSession(stripeSessionId);
  if (session.status === "open") return session.url ?? url;
  await convergeCheckoutSession(ctx, stripeSessionId);
  return null;
}
