import { recordActivity } from "#domain/activity";
import { actsFor, type Context, inTransaction, type TxContext } from "#platform/context";
import { isMutated } from "#platform/faults";
import { isFaultBuild } from "#lib/fault-build";
import { gatherFor } from "#lib/waits";
import { clearPending, noteSuccess } from "./answered.ts";
import type { Outcome } from "./attempt.ts";
import type { Claim } from "./claim.ts";
import { endAttempt, findHeldUpdate } from "./fence.ts";
import { settled } from "./settled.ts";
import { spaced, spend } from "./spacing.ts";

type Confirmed = Extract<Outcome, { kind: "confirmed" }>;

/** Stripe has the claimed quantity: invites up to that version are billed, and later changes go on from there. */
export async function confirmAttempt(ctx: Context, claim: Claim, outcome: Confirmed): Promise<void> {
  const { organizationId, version, quantity } = claim;
  await inTransaction(actsFor(ctx, organizationId), async (tx) => {
    const update = await findHeldUpdate(tx, claim);
    if (!update) return;
    const now = tx.clock.now();
    const hasMore = update.desiredVersion > version;
    const unsettledUntil = settlesAt(tx, claim, update);
    const spacedUntil = outcome.hasWritten ? spend(update.spacedUntil, now) : update.spacedUntil;
    await tx.db.billingUpdate.update({
      where: { organizationId },
      data: {
        state: hasMore ? "pending" : "idle",
        appliedVersion: Math.max(update.appliedVersion, version),
        appliedQuantity: quantity,
        attempts: 0,
        nextAttemptAt: spaced(new Date(now.getTime() + gatherFor), spacedUntil),
        spacedUntil,
        verifyAt: earlier(update.verifyAt, unsettledUntil),
        unsettledUntil,
        waitingSince: hasMore ? now : null,
        tryOutcome: null,
        leaseOwner: null,
        leaseUntil: null,
        firstFailedAt: null,
        lastClass: null,
        lastCode: null,
        lastError: null,
        lastRequestId: null,
        updatedAt: now,
      },
    });
    await tx.db.seatSubscription.updateMany({
      where: { organizationId, stripeSubscriptionId: claim.subscriptionId },
      data: { stripeItemId: outcome.itemId, status: "active" },
    });
    await clearPending(tx, { organizationId, version });
    await endAttempt(tx, claim, { result: outcome.hasWritten ? "applied" : "confirmed" });
    if (outcome.found !== null || outcome.hasWritten) await noteSuccess(tx, organizationId);
    const hasChangedHere = version > update.appliedVersion;
    if (outcome.hasWritten && !hasChangedHere) await recordCorrection(tx, claim, outcome);
  });
}

/** Whoever changed the quantity at Stripe by hand finds here that it was set right again, and by whom. */
async function recordCorrection(tx: TxContext, claim: Claim, { found }: Confirmed): Promise<void> {
  await recordActivity(tx, {
    verb: "set right",
    subjectKind: "seats",
    subjectId: claim.organizationId,
    before: { quantity: found },
    after: { quantity: claim.quantity },
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

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
