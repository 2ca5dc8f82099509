import { recordActivity } from "#domain/activity";
import { actsFor, type Context, inTransaction, type TxContext } from "#platform/context";
import { isMutated } from "#platform/faults";
import { isFaultBuild } from "#lib/fault-build";
import { gatherFor } from "#lib/waits";
import { clearPending, noteSuccess, untroubled } from "./answered.ts";
import type { Outcome } from "./attempt.ts";
import type { Claim } from "./claim.ts";
import { endAttempt, findHeldUpdate } from "./fence.ts";
import { nextCheck } from "./next-check.ts";
import { noteSeen, periodColumns, priceColumns } from "./seen.ts";
import { settled } from "./settled.ts";
import { spaced, spend } from "./spacing.ts";

type Confirmed = Extract<Outcome, { kind: "confirmed" }>;

/** Stripe has the claimed quantity and price: invites up to that version are billed, and later changes go on from there. */
export async function confirmAttempt(ctx: Context, claim: Claim, outcome: Confirmed): Promise<void> {
  const { organizationId, version, quantity } = claim;
  await inTransaction(actsFor(ctx, organizationId), async (tx) => {
    const update = await findHeldUpdate(tx, claim);
    if (!update) return;
    const now = tx.clock.now();
    const hasMore = update.desiredVersion > version;
    const unsettledUntil = settlesAt(tx, claim, update);
    const spacedUntil = outcome.hasWritten ? spend(update.spacedUntil, now) : update.spacedUntil;
    const hasChangedHere = version > update.appliedVersion;
    const isCorrection = outcome.hasWritten && !hasChangedHere;
    await noteConfirmed(tx, claim, outcome);
    const checkAt = await nextCheck(tx, organizationId);
    await tx.db.billingUpdate.update({
      where: { organizationId },
      data: {
        state: hasMore ? "pending" : "idle",
        appliedVersion: Math.max(update.appliedVersion, version),
        appliedQuantity: quantity,
        nextAttemptAt: spaced(new Date(now.getTime() + gatherFor), spacedUntil),
        spacedUntil,
        verifyAt: earliest(checkAt, update.verifyAt, unsettledUntil),
        unsettledUntil,
        waitingSince: hasMore ? now : null,
        ...untroubled,
        updatedAt: now,
      },
    });
    await clearPending(tx, { organizationId, version });
    await endAttempt(tx, claim, { result: resultOf(outcome, isCorrection) });
    if (outcome.item) await noteSuccess(tx, organizationId);
    if (isCorrection) await recordCorrection(tx, claim, outcome);
  });
}

function resultOf({ hasWritten }: Confirmed, isCorrection: boolean): "applied" | "corrected" | "confirmed" {
  if (isCorrection) return "corrected";
  return hasWritten ? "applied" : "confirmed";
}

/** What Stripe showed and answered. A price that was chosen while this ran is still wanted. */
async function noteConfirmed(tx: TxContext, claim: Claim, { item, seen }: Confirmed): Promise<void> {
  if (!item) return;
  const { organizationId, subscriptionId: stripeSubscriptionId } = claim;
  if (seen) await noteSeen(tx, organizationId, seen, item.id);
  await tx.db.seatSubscription.updateMany({
    where: { organizationId, stripeSubscriptionId },
    data: { stripeItemId: item.id, status: "active", ...priceColumns(item), ...periodColumns(item) },
  });
  await tx.db.seatSubscription.updateMany({
    where: { organizationId, stripeSubscriptionId, wantedPriceId: item.priceId },
    data: { wantedPriceId: null },
  });
}

/** Whoever changed the seats at Stripe by hand finds here that they were set right again, and by whom. */
async function recordCorrection(
  tx: TxContext,
  { organizationId, quantity, priceId }: Claim,
  { found }: Confirmed,
): Promise<void> {
  const hasOtherPrice = found !== null && found.priceId !== priceId;
  await recordActivity(tx, {
    verb: "set right",
    subjectKind: "seats",
    subjectId: organizationId,
    before: { quantity: found?.quantity ?? null, ...(hasOtherPrice ? { priceId: found.priceId } : {}) },
    after: { quantity, ...(hasOtherPrice ? { priceId } : {}) },
  });
}

/**
 * A request whose answer was lost may still be carried out, so the quantity is looked at once more when that can hardly
 * be any more, whatever was looked at before.
 */
function settlesAt(
  tx: TxContext,
  { uncertainty }: Claim,
  { unsettledUntil }: { unsettledUntil: Date | null },
): Date | null {
  if (isFaultBuild && isMutated("no-verify-after-unknown")) return null;
  if (uncertainty !== null) return settled(tx);
  return unsettledUntil && unsettledUntil > tx.clock.now() ? unsettledUntil : null;
}

function earliest(first: Date, ...others: (Date | null)[]): Date {
  return others.reduce<Date>((soonest, date) => (date && date < soonest ? date : soonest), first);
}
