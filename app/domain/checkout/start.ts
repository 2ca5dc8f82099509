import { inTransaction, type Context, type Parts } from "#platform/context";
import { askAfterPayments } from "./ask-after-payments.ts";
import { convergeCheckoutSession } from "./converge-session.ts";
import { endSession } from "./end-session.ts";
import { AmountNotPayable, CheckoutRefused, NothingDue, PaymentOnItsWay } from "./errors.ts";
import { openSession } from "./open-session.ts";
import { payerTexts } from "./payer-texts.ts";
import { reserveAttempt } from "./reserve.ts";
import type { AttemptRow } from "./attempt.ts";

type Wish = {
  readonly invoiceId: string;
  readonly contactId?: string | null | undefined;
  /** Minor units; all that is due unless said. */
  readonly amount?: bigint | undefined;
};
type Address = { readonly url: string };
type Work = { readonly amount: bigint | undefined; readonly address: Promise<Address> };

/** Two tabs, one answer: clicks on an invoice that is being asked about already wait for that answer. */
const running = new WeakMap<Parts, Map<string, Work>>();

/**
 * Where the client can pay what is due, or the chosen part of it: Stripe's Checkout, or our page with the result when it
 * was just paid. Throws NothingDue, PaymentOnItsWay, AmountNotPayable, CheckoutRefused, or StripeFailure when Stripe does
 * not answer; then nothing changed.
 */
export function startCheckout(ctx: Context, wish: Wish): Promise<Address> {
  const ofParts = running.get(ctx.parts) ?? new Map<string, Work>();
  running.set(ctx.parts, ofParts);
  const known = ofParts.get(wish.invoiceId);
  if (known && known.amount === wish.amount) return known.address;
  // Another amount takes its turn, so that the two do not end each other's sessions while these are being opened.
  const turn = known ? known.address.then(nothing, nothing) : Promise.resolve();
  const work: Work = {
    amount: wish.amount,
    address: turn
      .then(() => findAddress(ctx, wish))
      .finally(() => ofParts.get(wish.invoiceId) === work && ofParts.delete(wish.invoiceId)),
  };
  ofParts.set(wish.invoiceId, work);
  return work.address;
}

function nothing(): void {
  // Whatever became of the click before is told to whoever clicked.
}

const mostRounds = 5;

async function findAddress(ctx: Context, { invoiceId, contactId = null, amount }: Wish): Promise<Address> {
  if (!ctx.stripe.isConfigured)
    throw new CheckoutRefused((await payerTexts(ctx, { invoiceId })).pay.notOnline);
  let ended: AttemptRow | null = null;
  let isAsked = false;
  for (let round = 0; round < mostRounds; round += 1) {
    try {
      const { next, attempt } = await inTransaction(ctx, (tx) =>
        reserveAttempt(tx, { invoiceId, contactId, amount }),
      );
      if (next !== "open") ended = attempt;
      const url = await follow(ctx, next, attempt);
      if (url !== null) return { url };
    } catch (error) {
      // What the ended session was just paid with may leave less than was asked for.
      const isPaid =
        error instanceof NothingDue || error instanceof PaymentOnItsWay || error instanceof AmountNotPayable;
      if (isPaid && ended) return { url: `${ctx.config.appUrl}/paid/${ended.id}` };
      if (!(error instanceof PaymentOnItsWay) || isAsked) throw error;
      // The bank may have decided without our having heard of it.
      await askAfterPayments(ctx, invoiceId);
      isAsked = true;
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
