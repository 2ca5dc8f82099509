import { startCheckout } from "#domain/checkout";
import { receiveStripeEvent } from "#domain/inbox";
import { getInvoice } from "#domain/invoices";
import { trialBalance } from "#domain/ledger";
import type { Context } from "#platform/context";
import { makeOpenInvoice } from "./billing-factories.ts";
import type { World } from "./world.ts";

type Outcome = "paid" | "declined" | "processing" | "expired";

/** Stripe's events of this world go into the inbox, as through the webhook's address. */
export function connectInbox(world: World): void {
  world.stripe.setWebhookUrl(async (request) => {
    const rawBody = new Uint8Array(await request.arrayBuffer());
    await receiveStripeEvent(world.systemCtx, {
      rawBody,
      signature: request.headers.get("stripe-signature"),
    });
    return new Response(null, { status: 200 });
  });
}

/** Lets every event that Stripe has told of arrive, in the order in which they happened, and applies them. */
export async function hearEvents(world: World): Promise<void> {
  connectInbox(world);
  await world.stripe.deliverPending();
  await world.settle();
}

/** The session that the client was sent to. */
export async function sessionOf(world: World, invoiceId: string): Promise<string> {
  const attempt = await world.database.db.checkoutAttempt.findFirstOrThrow({
    where: { invoiceId, stripeSessionId: { not: null } },
    orderBy: { id: "desc" },
  });
  return String(attempt.stripeSessionId);
}

/** A client opens Checkout and ends it so; nothing of it is heard yet. */
export async function goThroughCheckout(
  world: World,
  {
    invoiceId,
    outcome = "paid",
    ctx = world.ctx,
    amount,
  }: { invoiceId: string; outcome?: Outcome; ctx?: Context; amount?: bigint },
): Promise<string> {
  await startCheckout(ctx, { invoiceId, amount });
  const sessionId = await sessionOf(world, invoiceId);
  const { payment_intent: intent } = world.stripe.completeCheckout(sessionId, outcome);
  if (typeof intent !== "string") return "";
  return intent;
}

/** An open invoice, paid by card, with everything heard and the fee known. */
export async function makePaidInvoice(world: World, over: Parameters<typeof makeOpenInvoice>[1] = {}) {
  const { id } = await makeOpenInvoice(world.ctx, over);
  const paymentIntentId = await goThroughCheckout(world, { invoiceId: id });
  world.stripe.runTimers();
  await hearEvents(world);
  const payment = await world.database.db.payment.findUniqueOrThrow({
    where: { stripePaymentIntentId: paymentIntentId },
  });
  return { invoice: await getInvoice(world.ctx, { id }), payment, paymentIntentId };
}

/** Every account's balance, debit positive, by "account CURRENCY"; those at zero left out. */
export async function booksOf(ctx: Context): Promise<Record<string, bigint>> {
  const { accounts } = await trialBalance(ctx);
  return Object.fromEntries(
    accounts
      .map(({ account, currency, debit, credit }) => [`${account} ${currency}`, debit - credit] as const)
      .filter(([, balance]) => balance !== 0n),
  );
}
