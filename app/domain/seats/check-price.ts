import type { Context } from "#platform/context";
import { StripeFailure, type StripePrice } from "#platform/stripe";

/**
 * The price as Stripe has it, or in a sentence why seats cannot have it. `currency` is what it has to be in, null where
 * any will do. Throws StripeFailure when Stripe does not answer.
 */
export async function checkPrice(
  ctx: Context,
  { priceId, currency }: { priceId: string; currency: string | null },
): Promise<{ price: StripePrice } | { problem: string }> {
  const price = await findPrice(ctx, priceId);
  const problem = price
    ? problemOf(price, currency)
    : `Stripe has no price ${priceId}. Copy its id from Stripe.`;
  return price && problem === null ? { price } : { problem: String(problem) };
}

async function findPrice(ctx: Context, priceId: string): Promise<StripePrice | null> {
  try {
    return await ctx.stripe.retrievePrice(priceId);
  } catch (error) {
    if (error instanceof StripeFailure && error.failureClass === "missing") return null;
    throw error;
  }
}

function problemOf(price: StripePrice, currency: string | null): string | null {
  if (!price.isRecurring) return "This price is paid once. Choose one that recurs.";
  if (!price.isLicensed) return "This price is metered. Choose one that goes by quantity.";
  if (!price.isActive) return "This price is archived at Stripe. Choose one that is active.";
  if (currency !== null && price.currency !== currency)
    return `This price is in ${price.currency}, the seat subscription in ${currency}. Choose one in ${currency}.`;
  return null;
}
