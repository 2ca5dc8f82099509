import { calmIncident, type IncidentKind, raiseIncident } from "#domain/alerts";
import { actsFor, type Context, inTransaction, type TxContext } from "#platform/context";
import { isMutated, pass } from "#platform/faults";
import { fullJitter } from "#lib/backoff";
import { isFaultBuild } from "#lib/fault-build";
import { dailyCheck, firstPause, longestRetryAfter, shortestPause } from "#lib/waits";
import type { Outcome } from "./attempt.ts";
import { noteAnswer, noteFailure, probePause } from "./breaker.ts";
import type { Claim } from "./claim.ts";
import { endAsPlanned } from "./end-as-planned.ts";
import { endAttempt, findHeldUpdate } from "./fence.ts";
import { noteSeen } from "./seen.ts";
import { settled } from "./settled.ts";
import { spaced, spend } from "./spacing.ts";
import { actionFor, needsPerson, type Trouble, type TroubleClass } from "./trouble.ts";

type Failed = Extract<Outcome, { kind: "failed" }>;

/** Writes down what is known after a failed attempt, when to try again, and whom to tell. */
export async function failAttempt(
  ctx: Context,
  claim: Claim,
  { hasWritten, trouble, seen }: Failed,
): Promise<void> {
  const { organizationId } = claim;
  await inTransaction(actsFor(ctx, organizationId), async (tx) => {
    const update = await findHeldUpdate(tx, claim);
    if (!update) return;
    if (trouble.failureClass === "canceled" && (await endAsPlanned(tx, claim))) return;
    if (seen) await noteSeen(tx, organizationId, seen, claim.itemId);
    const now = tx.clock.now();
    const looksAgain = hasWritten && !claim.mustRead && isAboutTheItem(trouble);
    const isBlocked = needsPerson(trouble.failureClass) && !looksAgain;
    const isUnchanged = update.desiredVersion === update.appliedVersion && update.firstFailedAt === null;
    const onlyLooked = isUnchanged && !hasWritten && !isBlocked;
    const spacedUntil = hasWritten ? spend(update.spacedUntil, now) : update.spacedUntil;
    const pause = looksAgain ? 0 : pauseAfter(tx, claim, trouble);
    const next = spaced(new Date(now.getTime() + pause), spacedUntil);
    const mayHappenYet = claim.uncertainty !== null || (hasWritten && isUncertain(trouble));
    await tx.db.billingUpdate.update({
      where: { organizationId },
      data: {
        spacedUntil,
        leaseOwner: null,
        leaseUntil: null,
        updatedAt: now,
        ...(mayHappenYet ? { unsettledUntil: settled(tx) } : {}),
        ...(onlyLooked
          ? { state: "idle", verifyAt: next, tryOutcome: null }
          : {
              state: isBlocked ? "blocked" : "pending",
              nextAttemptAt: next,
              tryOutcome: looksAgain ? "rotate" : knowledgeAfter(claim, { hasWritten, trouble }),
              waitingSince: update.waitingSince ?? now,
              ...troubleColumns(trouble, update.firstFailedAt ?? now),
            }),
      },
    });
    await endAttempt(tx, claim, { result: trouble.failureClass, trouble });
    if (isFaultBuild) await pass("while-recording-failure");
    if (trouble.failureClass === "canceled") await noteCanceled(tx, claim);
    await noteHealth(tx, trouble);
    // Where nothing waits, an answer that failed to come is no trouble of the organization's.
    const concerns = trouble.failureClass === "config" || !onlyLooked;
    if (concerns && !looksAgain) await raise(tx, organizationId, trouble);
  });
}

function troubleColumns({ failureClass, code, detail, requestId }: Trouble, firstFailedAt: Date) {
  return {
    firstFailedAt,
    lastClass: failureClass,
    lastCode: code,
    lastError: detail,
    lastRequestId: requestId,
  };
}

/** Whether Stripe may have carried the request out, or may do so yet. */
function isUncertain({ failureClass }: Trouble): boolean {
  return ["unknown", "server", "mismatch"].includes(failureClass);
}

/** The item may have been replaced or its subscription canceled: reading it first, under a new key, tells. */
function isAboutTheItem({ failureClass }: Trouble): boolean {
  return failureClass === "missing" || failureClass === "invalid";
}

/** What the next attempt has to assume about this one and those before it. */
function knowledgeAfter(
  { uncertainty, mustRead }: Claim,
  { hasWritten, trouble }: Pick<Failed, "hasWritten" | "trouble">,
) {
  // What had to be read and could not be is still to be read.
  if (!hasWritten) return mustRead ? (uncertainty ?? "rotate") : null;
  switch (trouble.failureClass) {
    case "unknown":
      return "unknown";
    case "server":
    case "mismatch":
      return isFaultBuild && isMutated("key-reused-after-5xx") ? "unknown" : "rotate";
    case "busy":
      return uncertainty;
    case "config":
    case "payment":
    case "missing":
    case "invalid":
    case "canceled":
    case "price":
    case "disputed":
      return null;
    default:
      return trouble.failureClass satisfies never;
  }
}

/** Milliseconds until the next attempt, never more than the configured cap unless Stripe itself asks for more. */
function pauseAfter(tx: TxContext, { attempts }: Claim, { failureClass, retryAfter }: Trouble): number {
  const cap = tx.config.billingRetryCap;
  if (failureClass === "disputed") return dailyCheck;
  if (needsPerson(failureClass)) return cap;
  if (failureClass === "config") return probePause(tx);
  const jittered = fullJitter({ attempt: attempts - 1, base: firstPause, cap, random: Math.random });
  return Math.max(shortestPause, jittered, Math.min(retryAfter ?? 0, longestRetryAfter));
}

/** Even a refusal shows that Stripe answers and takes our key. */
async function noteHealth(tx: TxContext, trouble: Trouble): Promise<void> {
  if (!needsPerson(trouble.failureClass)) return noteFailure(tx, trouble);
  await noteAnswer(tx);
  await calmIncident(tx, { kind: "stripe-refused", scope: "stripe" });
}

/** Only the subscription that was asked about: the owner may be starting the next one. */
async function noteCanceled(tx: TxContext, { organizationId, subscriptionId }: Claim): Promise<void> {
  await tx.db.seatSubscription.updateMany({
    where: { organizationId, stripeSubscriptionId: subscriptionId, canceledAt: null },
    data: { status: "canceled", canceledAt: tx.clock.now(), wantedPriceId: null },
  });
}

/** A refused key concerns the whole deployment and is one incident; everything else is its organization's. */
async function raise(tx: TxContext, organizationId: string, trouble: Trouble): Promise<void> {
  const { failureClass, detail } = trouble;
  const action = actionFor[failureClass];
  if (failureClass === "config") {
    await raiseIncident(tx, {
      kind: "stripe-refused",
      scope: "stripe",
      organizationId: null,
      detail,
      action,
      urgency: "needs-a-person",
    });
  } else {
    const isBlocked = needsPerson(failureClass);
    await raiseIncident(tx, {
      kind: kindOf(failureClass),
      scope: organizationId,
      organizationId,
      detail,
      action,
      urgency: isBlocked ? "needs-a-person" : "may-pass",
    });
  }
}

function kindOf(failureClass: TroubleClass): IncidentKind {
  if (failureClass === "disputed") return "seats-disputed";
  return needsPerson(failureClass) ? "seats-blocked" : "seats-delayed";
}
