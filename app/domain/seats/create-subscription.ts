import { getOrganization } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";
import type { StripeSubscription } from "#platform/stripe";
import { checkPrice } from "./check-price.ts";
import { startKeyOf } from "./echo.ts";
import { SeatItemsUnclear, SeatPriceUnfit } from "./errors.ts";

export type SeatStart = {
  readonly id: string;
  readonly startKey: string;
  readonly startQuantity: number;
  readonly priceId: string;
  readonly stripeCustomerId: string | null;
};

/** The customer and the subscription of a start, found where an earlier try has made them; it has exactly one item. */
export async function createAtStripe(ctx: Context, start: SeatStart): Promise<StripeSubscription> {
  const organizationId = organizationOf(ctx);
  const metadata = { organization_id: organizationId, purpose: "seats" };
  const known = await findSubscription(ctx, start);
  if (known && known.items.length !== 1) throw new SeatItemsUnclear();
  if (known) return known;
  const checked = await checkPrice(ctx, { priceId: start.priceId, currency: null });
  if ("problem" in checked) throw new SeatPriceUnfit(checked.problem);
  const customerId = start.stripeCustomerId ?? (await createCustomer(ctx, start, metadata));
  return ctx.stripe.createSubscription({
    customerId,
    priceId: start.priceId,
    quantity: start.startQuantity,
    metadata,
    key: startKeyOf(start.startKey),
  });
}

async function createCustomer(
  ctx: Context,
  { id, startKey }: SeatStart,
  metadata: Record<string, string>,
): Promise<string> {
  const organization = await getOrganization(ctx);
  const customer = await ctx.stripe.createCustomer({
    name: organization.name,
    email: organization.email || null,
    metadata,
    // With what the customer is called, because the same key with another name would be refused.
    key: `seats-customer:${startKey}:v${organization.version}`,
  });
  await ctx.db.seatSubscription.update({ where: { id }, data: { stripeCustomerId: customer.id } });
  return customer.id;
}

/**
 * A start whose answer was lost may have made the subscription all the same, perhaps at a price that is not configured
 * any more; a second one would bill twice. The customer is made for seats alone, so what it has is ours.
 */
async function findSubscription(
  ctx: Context,
  { stripeCustomerId: customerId, priceId }: SeatStart,
): Promise<StripeSubscription | null> {
  if (customerId === null) return null;
  const subscriptions = await ctx.stripe.listSubscriptions({ customerId });
  const atPrice = subscriptions.find(({ items }) => items.some((item) => item.priceId === priceId));
  return atPrice ?? subscriptions[0] ?? null;
}
