import { days, hours, minutes, seconds } from "./duration.ts";
import { isFaultBuild } from "./fault-build.ts";

/**
 * Every wait of what is done later: pauses, deadlines and leases of the queue, of calls to Stripe, of incidents, mails
 * and events, in milliseconds. The fault build waits a hundredth of them.
 */
export function wait(milliseconds: number): number {
  return isFaultBuild ? milliseconds / 100 : milliseconds;
}

// ---- The queue

/** How often everything that is due is looked at, whether or not a wake-up came. */
export const sweepEvery = wait(seconds(15));
/** A wake-up further ahead than this is not worth a job: the sweep comes by many times before. */
export const furthestWakeUp = wait(minutes(30));
/** What is still due right after it was looked at waits for something else; looking again without a pause would spin. */
export const shortestWakeUp = wait(seconds(1));
/** Wake-ups of one queue come no closer together than this: each costs a call to ourselves, and one sees all that is due. */
export const wakeUpGap = wait(seconds(0.5));

// ---- Calls to Stripe

/** How long one call may take before its outcome counts as unknown. */
export const stripeTimeout = wait(seconds(8));
/** How long Stripe may take over what a page only shows and can do without: a preview, a list to choose from. */
export const showDeadline = wait(seconds(2));

// ---- Seats

/** How long changes are gathered before the first of them goes to Stripe, so that many invites make one call. */
export const gatherFor = wait(seconds(0.5));
/** The first pause between two attempts; it doubles up to the configured cap. */
export const firstPause = wait(seconds(5));
/** Even full jitter never tries again at once. */
export const shortestPause = wait(seconds(0.1));
/** Stripe may ask for a pause; a longer one than this is not believed. */
export const longestRetryAfter = wait(hours(1));
/** How long one attempt may take altogether; after that its outcome is unknown. */
export const attemptDeadline = wait(seconds(15));
/** For how long a claimed update belongs to who claimed it: well over the deadline, so that only the dead lose it. */
export const lease = wait(seconds(60));
/** Stripe forgets idempotency keys after 24 hours; an older one would carry the change out again. */
export const keyLifetime = wait(hours(23));
/** After an unknown outcome was cleared up, when to look once more: the lost request may be carried out late. */
export const settleCheck = wait(minutes(10));
/** Stripe allows 200 quantity updates an hour per subscription: a bucket of `burst` gains one every so often. */
export const spacing = wait(seconds(20));
/** While the breaker is open one attempt probes; never less often than this. */
export const longestProbePause = wait(seconds(30));
/** When Stripe is back, the waiting updates come one after the other. */
export const spreadPerUpdate = wait(seconds(0.1));
/** After how long a seat subscription that nothing has happened to is read: with its pauses still within a day. */
export const dailyCheck = wait(hours(23));
/** How long after the end of its last period a canceled subscription is looked for. */
export const endCheckDelay = wait(minutes(1));
/** In which time so many corrections of one subscription mean that something at Stripe works against us. */
export const correctionWindow = wait(hours(1));
/** For how long an event of Stripe is taken for the echo of our own request. */
export const echoWindow = wait(hours(1));
/** The time in which Stripe counts requests for its rate limits. */
export const rateWindow = wait(seconds(1));
/** How long after it left a request may reach Stripe for all we reckon with; it has when its answer is here. */
export const longestFlight = wait(seconds(1));
/** How long the record of single attempts is kept. */
export const keepAttempts = wait(days(90));

// ---- Incidents

/** When trouble that lasts is told again after its opening; later than the last of these, once every so often. */
export const firstReminders = [wait(hours(1)), wait(hours(6)), wait(hours(24))] as const;
export const laterReminders = wait(days(1));
/** When all is well a change of seats reaches Stripe within seconds; one that has waited for so long is told on every page. */
export const lateAfter = wait(minutes(5));

// ---- Mails

/**
 * After how long a mail whose sender died may be taken by another: over the longest that a mail is on the line. As that,
 * it is no shorter in the fault build, or a slow machine would send mails twice.
 */
export const mailLease = minutes(5);
/** The first pause between two attempts; it doubles up to the longest. */
export const firstMailPause = wait(seconds(10));
export const longestMailPause = wait(minutes(15));

// ---- Events, payments and refunds

/** The first pause before an event is tried again; it grows up to the longest. */
export const firstEventPause = wait(seconds(5));
export const longestEventPause = wait(minutes(5));
/** The first and the longest pause before a Checkout session that could not be looked at is looked at again. */
export const firstSessionPause = wait(seconds(5));
export const longestSessionPause = wait(minutes(10));
/** The first and the longest pause before a refund that Stripe did not take is tried again. */
export const firstRefundPause = wait(seconds(10));
export const longestRefundPause = wait(minutes(15));
/** A refund is tried at once by who asks for it; only when that died does the queue take it up. */
export const refundHeadStart = wait(minutes(1));
/** How often Stripe is asked after a refund that it keeps pending, should its event have got lost. */
export const refundPollPause = wait(hours(6));
/** How long Stripe may take to say what a charge cost (asynchronous capture), and the pause when it cannot be asked. */
export const feeWait = wait(hours(1));
export const feePauseAfterFailure = wait(minutes(5));

// ---- Reconciliation

/** For how long a run belongs to who works on it; each step renews it. */
export const reconciliationLease = wait(minutes(5));
/** The pause while Stripe does not answer. */
export const reconciliationPause = wait(minutes(1));

// ---- Reminders

/** When an invoice is looked at again whose reminders something holds that nobody knows the end of. */
export const heldReminderPause = wait(hours(1));
/** When it is known whether a reminder that is being sent has left. */
export const onTheLinePause = wait(minutes(1));
