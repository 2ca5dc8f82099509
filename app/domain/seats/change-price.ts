import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { StripeNotConfigured } from "#platform/stripe";
import { invalidField } from "#lib/errors";
import { readInput } from "#lib/input";
import { gatherFor } from "#lib/waits";
import { checkPrice } from "./check-price.ts";
import { getRunning } from "./running.ts";
import { spaced } from "./spacing.ts";
import { type SeatStatus, seatStatus } from "./status.ts";

export const seatPriceInput = z.object({
  priceId: z
    .string("Choose a price.")
    .trim()
    .min(1, { error: "Choose a price.", abort: true })
    .max(255, { error: "That is too long for the id of a price.", abort: true })
    .regex(/^\w+$/, "The id of a price has letters, digits and _ only, as in price_1Abc."),
});

/**
 * Has seats billed at another price. Stripe is asked whether they can be, then the wish is written down and brought to
 * Stripe like a change of seats. The present price, chosen again, takes back what Stripe has not confirmed. Nothing is
 * changed by a price that does not fit, or when Stripe does not answer.
 */
export async function changeSeatPrice(
  ctx: Context,
  input: z.input<typeof seatPriceInput>,
): Promise<SeatStatus> {
  const { priceId } = readInput(seatPriceInput, input);
  if (!ctx.stripe.isConfigured) throw new StripeNotConfigured();
  const subscription = await getRunning(ctx, "there is no price to change");
  // What Stripe bills already needs no leave, even if it is archived or Stripe is away.
  if (priceId !== subscription.priceId) await requireFitting(ctx, priceId, subscription);
  await inTransaction(ctx, (tx) => writeWish(tx, priceId));
  return seatStatus(ctx);
}

async function requireFitting(
  ctx: Context,
  priceId: string,
  present: { priceId: string; priceCurrency: string | null },
): Promise<void> {
  const currency = present.priceCurrency ?? (await ctx.stripe.retrievePrice(present.priceId)).currency;
  const checked = await checkPrice(ctx, { priceId, currency });
  if ("problem" in checked) throw invalidField("priceId", checked.problem);
}

/** A wish that an attempt may be carrying out right now is never deleted, but followed by another one. */
async function writeWish(tx: TxContext, priceId: string): Promise<void> {
  const organizationId = organizationOf(tx);
  const subscription = await getRunning(tx, "there is no price to change");
  const before = subscription.wantedPriceId ?? subscription.priceId;
  if (priceId === before) return;
  const now = tx.clock.now();
  const update = await tx.db.billingUpdate.findUniqueOrThrow({ where: { organizationId } });
  const soon = spaced(new Date(now.getTime() + gatherFor), update.spacedUntil);
  const isAtRest = update.state === "idle" || update.state === "blocked";
  await tx.db.seatSubscription.update({ where: { organizationId }, data: { wantedPriceId: priceId } });
  await tx.db.billingUpdate.update({
    where: { organizationId },
    data: {
      desiredVersion: { increment: 1 },
      waitingSince: update.waitingSince ?? now,
      updatedAt: now,
      ...(isAtRest ? { state: "pending", nextAttemptAt: soon } : {}),
    },
  });
  await recordActivity(tx, {
    verb: "repriced",
    subjectKind: "seats",
    subjectId: organizationId,
    before: { priceId: before },
    after: { priceId },
  });
  tx.wake("billing-updates");
}
