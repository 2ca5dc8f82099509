import type { Prisma } from "#platform/db";
import { hours, minutes } from "#lib/duration";

export type AttemptRow = Prisma.CheckoutAttemptGetPayload<object>;

/** States in which a client may still pay at Stripe; the database allows one such attempt per invoice. */
export const liveStates = ["reserved", "open", "expiring"] as const;

/** Stripe takes at most a day; our key is forgotten there after that time too. */
export const attemptLifetime = hours(23);

/** A client who is sent to Checkout has at least this long to pay. */
export const leastTimeLeft = minutes(30);

/** Stripe's own expiry is told by an event; this long after it we stop waiting for that. */
export const expiryGrace = minutes(10);

/** Whether this attempt's session would let the client pay exactly what is wanted, and leave time to do it. */
export function fits(attempt: AttemptRow, wanted: { amount: bigint; currency: string }, now: Date): boolean {
  const timeLeft = (attempt.expiresAt?.getTime() ?? 0) - now.getTime();
  return (
    attempt.amount === wanted.amount && attempt.currency === wanted.currency && timeLeft >= leastTimeLeft
  );
}
