import { days, hours, minutes, seconds } from "#lib/duration";

/** How long changes are gathered before the first of them goes to Stripe, so that many invites make one call. */
export const gatherFor = seconds(0.5);

/** The first pause between two attempts; it doubles up to the configured cap. */
export const firstPause = seconds(5);
/** Even full jitter never tries again at once. */
export const shortestPause = seconds(0.1);
/** Stripe may ask for a pause; a longer one than this is not believed. */
export const longestRetryAfter = hours(1);

/** How long one attempt may take altogether; after that its outcome is unknown. */
export const attemptDeadline = seconds(15);
/** For how long a claimed update belongs to who claimed it: well over the deadline, so that only the dead lose it. */
export const lease = seconds(60);

/** Stripe forgets idempotency keys after 24 hours; an older one would carry the change out again. */
export const keyLifetime = hours(23);
/** After an unknown outcome was cleared up, when to look once more: the lost request may be carried out late. */
export const settleCheck = minutes(10);

/** Stripe allows 200 quantity updates an hour per subscription: ten at once, then one every 20 seconds. */
export const burst = 10;
export const spacing = seconds(20);

/** How many failures in a row, of any organizations, mean that it is Stripe that fails. */
export const failuresUntilOpen = 5;
/** While the breaker is open one attempt probes; never less often than this. */
export const longestProbePause = seconds(30);
/** When Stripe is back, the waiting updates come one after the other. */
export const spreadPerUpdate = seconds(0.1);

/** How many updates are on the line at once. */
export const parallelAttempts = 3;

/** How long the record of single attempts is kept. */
export const keepAttempts = days(90);
