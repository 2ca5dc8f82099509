import type { Context } from "#platform/context";
import type { StripeSubscriptionItem } from "#platform/stripe";
import { attemptDeadline } from "#lib/waits";
import type { Claim } from "./claim.ts";
import { takeSlot } from "./pace.ts";
import type { Seen } from "./seen.ts";
import { AttemptRefused, refusedPrice, type Trouble, troubleOf } from "./trouble.ts";

export type Outcome =
  | {
      readonly kind: "confirmed";
      /** The item for seats as it is now; null when Stripe was not asked. */
      readonly item: StripeSubscriptionItem | null;
      /** Whether this attempt wrote; false when Stripe had it so already. */
      readonly hasWritten: boolean;
      /** What Stripe had before, null when it was not read. */
      readonly found: StripeSubscriptionItem | null;
      readonly seen: Seen | null;
    }
  | {
      readonly kind: "failed";
      readonly hasWritten: boolean;
      readonly trouble: Trouble;
      readonly seen: Seen | null;
    };

type Progress = { hasWritten: boolean; sendsPrice: boolean; isOver: boolean; seen: Seen | null };

const overStatuses = ["canceled", "incomplete_expired"];

/** Makes Stripe's quantity and price the claimed ones, outside any transaction. Every failure is an outcome, never thrown. */
export async function carryOut(ctx: Context, claim: Claim): Promise<Outcome> {
  if (!claim.mustRead && claim.appliedQuantity === claim.quantity) {
    return { kind: "confirmed", item: null, hasWritten: false, found: null, seen: null };
  }
  // Waiting for one's turn is no part of what Stripe takes to answer.
  const slot = await takeSlot(ctx);
  const progress: Progress = { hasWritten: false, sendsPrice: false, isOver: false, seen: null };
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AttemptRefused("unknown", "Stripe did not answer in time.")),
      attemptDeadline,
    );
  });
  try {
    return await Promise.race([setSeats(ctx, claim, progress, slot), deadline]);
  } catch (error) {
    const trouble = progress.sendsPrice ? refusedPrice(troubleOf(error)) : troubleOf(error);
    ctx.log.warn("seat quantity not confirmed", {
      organizationId: claim.organizationId,
      failureClass: trouble.failureClass,
      requestId: trouble.requestId,
      error,
    });
    return { kind: "failed", hasWritten: progress.hasWritten, trouble, seen: progress.seen };
  } finally {
    progress.isOver = true;
    clearTimeout(timer);
  }
}

async function setSeats(
  ctx: Context,
  claim: Claim,
  progress: Progress,
  firstSlot: () => void,
): Promise<Outcome> {
  const { quantity, key, priceId } = claim;
  const found =
    claim.mustRead || !claim.itemId ? await readItem(ctx, claim, progress).finally(firstSlot) : null;
  if (found && isRight(found, claim))
    return { kind: "confirmed", item: found, hasWritten: false, found, seen: progress.seen };
  if (found && claim.isDisputed)
    throw new AttemptRefused(
      "disputed",
      `Something at Stripe keeps changing the seat subscription: it has ${inWords(found)} instead of ${quantity}.`,
    );
  const answered = found ? await takeSlot(ctx) : firstSlot;
  // A machine that slept, or an attempt that was given up, must not write what somebody else has overtaken.
  if (progress.isOver || ctx.clock.now() >= claim.leaseUntil)
    throw new AttemptRefused(
      "unknown",
      "The attempt took too long and was given up before it changed anything.",
    );
  progress.hasWritten = true;
  progress.sendsPrice = found !== null && found.priceId !== priceId;
  const request = ctx.stripe.updateSeatQuantity({
    itemId: found?.id ?? String(claim.itemId),
    quantity,
    ...(progress.sendsPrice ? { priceId } : {}),
    prorationBehavior: claim.prorationBehavior,
    key,
  });
  const item = await request.finally(answered);
  if (!isRight(item, claim))
    throw new AttemptRefused(
      "server",
      `Stripe confirmed ${inWords(item)} instead of ${quantity}${item.priceId === priceId ? "" : ` at ${priceId}`}.`,
    );
  return { kind: "confirmed", item, hasWritten: true, found, seen: progress.seen };
}

function isRight(item: StripeSubscriptionItem, { quantity, priceId }: Claim): boolean {
  return item.quantity === quantity && item.priceId === priceId;
}

function inWords({ quantity, priceId }: StripeSubscriptionItem): string {
  return `${quantity ?? "no"} ${quantity === 1 ? "seat" : "seats"} at ${priceId}`;
}

/** The subscription's seat item as it is now. One that was replaced is found again by its price. */
async function readItem(ctx: Context, claim: Claim, progress: Progress): Promise<StripeSubscriptionItem> {
  const at = ctx.clock.now();
  const subscription = await ctx.stripe.retrieveSubscription(claim.subscriptionId);
  progress.seen = { subscription, at };
  if (overStatuses.includes(subscription.status))
    throw new AttemptRefused("canceled", "The seat subscription is canceled at Stripe.");
  const known = subscription.items.find(({ id }) => id === claim.itemId);
  if (known) return known;
  const prices = [claim.priceId, claim.confirmedPriceId];
  const [item, ...others] = subscription.items.filter(({ priceId }) => prices.includes(priceId));
  if (item && others.length === 0) return item;
  throw new AttemptRefused(
    "missing",
    item
      ? "The seat subscription has several items for the price of seats at Stripe."
      : "The seat subscription has no item for the price of seats at Stripe any more.",
  );
}
