import { Prisma } from "#platform/db";
import type { Context, TxContext } from "#platform/context";
import { longestProbePause, longestRetryAfter, spacing, spreadPerUpdate } from "#lib/waits";
import { burst, failuresUntilOpen } from "./bounds.ts";
import type { Trouble } from "./trouble.ts";

/** One breaker for all of Stripe, kept in the database so that a restart does not forget that Stripe is down. */
export const breakerName = "stripe";

export type BreakerView = {
  readonly isOpen: boolean;
  readonly openedAt: Date | null;
  /** Why it is open, in a sentence; null while it is closed. */
  readonly reason: string | null;
};

/** Null while it is closed, otherwise when the next probe may go out. */
export async function findProbeTime(ctx: Pick<Context | TxContext, "db">): Promise<Date | null> {
  const breaker = await ctx.db.breaker.findUnique({ where: { name: breakerName } });
  return breaker?.state === "open" ? breaker.probeAt : null;
}

export async function viewBreaker(ctx: Context): Promise<BreakerView> {
  const breaker = await ctx.db.breaker.findUnique({ where: { name: breakerName } });
  const isOpen = breaker?.state === "open";
  return { isOpen, openedAt: isOpen ? breaker.openedAt : null, reason: isOpen ? breaker.reason : null };
}

/** The pause between two probes, in milliseconds. */
export function probePause(ctx: Pick<Context | TxContext, "config">): number {
  return Math.min(longestProbePause, ctx.config.billingRetryCap);
}

/** The one probe of this pause has gone out. */
export async function noteProbe(tx: TxContext): Promise<void> {
  const probeAt = new Date(tx.clock.now().getTime() + probePause(tx));
  await tx.db.breaker.updateMany({ where: { name: breakerName, state: "open" }, data: { probeAt } });
}

/** Somebody who knows more than the breaker asks to try now. */
export async function probeNow(tx: TxContext): Promise<void> {
  await tx.db.breaker.updateMany({
    where: { name: breakerName, state: "open" },
    data: { probeAt: tx.clock.now() },
  });
}

/** After the clock was put back, a probe that seems far away is brought near. */
export async function bringProbeNear(tx: TxContext): Promise<void> {
  const near = new Date(tx.clock.now().getTime() + probePause(tx));
  await tx.db.breaker.updateMany({
    where: { name: breakerName, probeAt: { gt: near } },
    data: { probeAt: near },
  });
}

/** Stripe itself failed. It opens at once when our key or our pace is refused, otherwise after several in a row. */
export async function noteFailure(tx: TxContext, trouble: Trouble): Promise<void> {
  const now = tx.clock.now();
  const asked = trouble.failureClass === "busy" ? Math.min(trouble.retryAfter ?? 0, longestRetryAfter) : 0;
  const pause = Math.max(probePause(tx), asked);
  const known = await tx.db.breaker.findUnique({ where: { name: breakerName } });
  const failures = (known?.failures ?? 0) + 1;
  const opens = known?.state === "open" || failures >= failuresUntilOpen || opensAtOnce(trouble);
  const noted = {
    failures,
    failedAt: now,
    failingSince: known?.failingSince ?? now,
    reason: reasonFor(trouble),
  };
  const change = opens
    ? {
        ...noted,
        state: "open" as const,
        openedAt: known?.state === "open" ? known.openedAt : now,
        probeAt: new Date(now.getTime() + pause),
      }
    : noted;
  await tx.db.breaker.upsert({
    where: { name: breakerName },
    create: { name: breakerName, ...change },
    update: change,
  });
}

/** Every organization reads it, so it says nothing of the one whose attempt failed. */
function reasonFor({ failureClass, detail }: Trouble): string {
  return failureClass === "server" ? "Stripe answered with a failure of its own." : detail;
}

/** Stripe answers. If it had not, everything that waits comes soon, spread so that it does not come at once. */
export async function noteAnswer(tx: TxContext): Promise<void> {
  const known = await tx.db.breaker.findUnique({ where: { name: breakerName } });
  const well = {
    state: "closed" as const,
    failures: 0,
    failingSince: null,
    openedAt: null,
    probeAt: null,
    answeredAt: tx.clock.now(),
  };
  await tx.db.breaker.upsert({
    where: { name: breakerName },
    create: { name: breakerName, ...well },
    update: well,
  });
  if (known?.state === "open") await bringForward(tx);
}

async function bringForward(tx: TxContext): Promise<void> {
  const now = tx.clock.now().getTime();
  const waiting = await tx.db.billingUpdate.count({ where: { state: "pending" } });
  const spread = Math.max(1, Math.min(probePause(tx), waiting * spreadPerUpdate));
  const head = (burst - 1) * spacing;
  const fullAgain = now + burst * spacing;
  await tx.db.$executeRaw(Prisma.sql`
    UPDATE billing_updates
    SET next_attempt_at = MAX(
      ${now} + abs(random() % ${spread}),
      MIN(COALESCE(spaced_until, 0), ${fullAgain}) - ${head})
    WHERE state = 'pending'`);
}

/** A lock on one object says nothing about Stripe as a whole. */
function opensAtOnce({ failureClass, code }: Trouble): boolean {
  if (failureClass === "config") return true;
  return failureClass === "busy" && code !== "lock_timeout" && code !== "idempotency_key_in_use";
}
