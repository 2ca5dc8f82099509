import type { Context } from "#platform/context";
import { attemptDeadline } from "#lib/waits";
import type { Claim } from "./claim.ts";
import { AttemptRefused, type Trouble, troubleOf } from "./trouble.ts";

export type Outcome =
  | {
      readonly kind: "confirmed";
      readonly itemId: string | null;
      /** Whether this attempt wrote; false when Stripe had the quantity already. */
      readonly hasWritten: boolean;
      /** The quantity that Stripe had before, null when it was not read. */
      readonly found: number | null;
    }
  | { readonly kind: "failed"; readonly hasWritten: boolean; readonly trouble: Trouble };

const overStatuses = ["canceled", "incomplete_expired"];

/** Makes Stripe's quantity the claimed one, outside any transaction. Every failure is an outcome and never thrown. */
export async function carryOut(ctx: Context, claim: Claim): Promise<Outcome> {
  if (!claim.mustRead && claim.appliedQuantity === claim.quantity) {
    return { kind: "confirmed", itemId: claim.itemId, hasWritten: false, found: null };
  }
  const progress = { hasWritten: false, isOver: false };
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AttemptRefused("unknown", "Stripe did not answer in time.")),
      attemptDeadline,
    );
  });
  try {
    return await Promise.race([setQuantity(ctx, claim, progress), deadline]);
  } catch (error) {
    const trouble = troubleOf(error);
    ctx.log.warn("seat quantity not confirmed", {
      organizationId: claim.organizationId,
      failureClass: trouble.failureClass,
      requestId: trouble.requestId,
      error,
    });
    return { kind: "failed", hasWritten: progress.hasWritten, trouble };
  } finally {
    progress.isOver = true;
    clearTimeout(timer);
  }
}

async function setQuantity(
  ctx: Context,
  claim: Claim,
  progress: { hasWritten: boolean; isOver: boolean },
): Promise<Outcome> {
  const { quantity, key } = claim;
  const read = claim.mustRead || !claim.itemId ? await readItem(ctx, claim) : null;
  const itemId = read?.id ?? String(claim.itemId);
  const found = read?.quantity ?? null;
  if (read && found === quantity) return { kind: "confirmed", itemId, hasWritten: false, found };
  // A machine that slept, or an attempt that was given up, must not write what somebody else has overtaken.
  if (progress.isOver || ctx.clock.now() >= claim.leaseUntil)
    throw new AttemptRefused(
      "unknown",
      "The attempt took too long and was given up before it changed anything.",
    );
  progress.hasWritten = true;
  const item = await ctx.stripe.updateSeatQuantity({
    itemId,
    quantity,
    prorationBehavior: "create_prorations",
    key,
  });
  if (item.quantity !== quantity)
    throw new AttemptRefused(
      "server",
      `Stripe confirmed ${item.quantity ?? "no"} seats instead of ${quantity}.`,
    );
  return { kind: "confirmed", itemId, hasWritten: true, found };
}

/** The subscription's seat item as it is now. One that was replaced is found again by its price. */
async function readItem(ctx: Context, claim: Claim) {
  const subscription = await ctx.stripe.retrieveSubscription(claim.subscriptionId);
  if (overStatuses.includes(subscription.status))
    throw new AttemptRefused("canceled", "The seat subscription is canceled at Stripe.");
  const known = subscription.items.find(({ id }) => id === claim.itemId);
  if (known) return known;
  const [item, ...others] = subscription.items.filter(({ priceId }) => priceId === claim.priceId);
  if (item && others.length === 0) return item;
  throw new AttemptRefused(
    "missing",
    item
      ? "The seat subscription has several items for the price of seats at Stripe."
      : "The seat subscription has no item for the price of seats at Stripe any more.",
  );
}
