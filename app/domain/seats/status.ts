import { countSeats } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";
import type { BillingState } from "#lib/statuses";

export type SeatStatus = {
  /** The seats in use now, which is what Stripe is to bill. */
  readonly billable: number;
  /** The last quantity that Stripe confirmed, null without a seat subscription. */
  readonly synced: number | null;
  /** How many changes Stripe has not confirmed yet. */
  readonly pending: number;
  readonly state: BillingState;
  /** Attempts since the last success. */
  readonly attempts: number;
  /** Null when nothing waits. */
  readonly nextAttemptAt: Date | null;
  /** What went wrong last, in a sentence; null when nothing did since the last success. */
  readonly lastError: string | null;
};

/** How Stripe's seat quantity stands against ours. */
export async function seatStatus(ctx: Context): Promise<SeatStatus> {
  const organizationId = organizationOf(ctx);
  const billable = await countSeats(ctx, { organizationId });
  const update = await ctx.db.billingUpdate.findUnique({ where: { organizationId } });
  if (!update) {
    return {
      billable,
      synced: null,
      pending: 0,
      state: "idle",
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
    };
  }
  const { state, attempts, nextAttemptAt, lastError, appliedQuantity } = update;
  const isWaiting = state === "pending" || state === "blocked";
  return {
    billable,
    synced: appliedQuantity,
    pending: update.desiredVersion - update.appliedVersion,
    state,
    attempts,
    nextAttemptAt: isWaiting ? nextAttemptAt : null,
    lastError,
  };
}
