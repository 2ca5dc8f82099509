import type { Context } from "#platform/context";
import { pass } from "#platform/faults";
import { isFaultBuild } from "#lib/fault-build";
import { keepAttempts } from "#lib/waits";
import { carryOut } from "./attempt.ts";
import { parallelAttempts } from "./bounds.ts";
import { type Claim, claimUpdate } from "./claim.ts";
import { bringWithinReach } from "./clock-jump.ts";
import { confirmAttempt } from "./confirm.ts";
import { failAttempt } from "./fail.ts";
import { findNextDue } from "./next-due.ts";
import { raiseForWaiting } from "./waiting.ts";

/**
 * Brings Stripe's seat quantities to ours where that is due, and answers when the next update is due. Safe to run at any
 * time and any number of times: what is due, and who does it, is decided in the database.
 */
export async function syncDueSeats(ctx: Context): Promise<Date | null> {
  if (!ctx.stripe.isConfigured) return null;
  await bringWithinReach(ctx);
  if (await isAnythingDue(ctx)) await syncBesideOthers(ctx, parallelAttempts);
  await raiseForWaiting(ctx);
  return findNextDue(ctx);
}

/** Forgets attempts that are too old to matter. */
export async function forgetAttempts(ctx: Context): Promise<null> {
  const before = new Date(ctx.clock.now().getTime() - keepAttempts);
  const old = await ctx.db.billingAttempt.findFirst({ where: { startedAt: { lt: before } } });
  if (old) await ctx.db.billingAttempt.deleteMany({ where: { startedAt: { lt: before } } });
  return null;
}

/** Each first claim that finds something calls for one more to work beside it, up to `mostAtOnce`. */
async function syncBesideOthers(ctx: Context, mostAtOnce: number): Promise<void> {
  const claim = await claimNext(ctx);
  if (!claim) return;
  const others = mostAtOnce > 1 ? syncBesideOthers(ctx, mostAtOnce - 1) : null;
  await Promise.all([syncUntilNoneIsDue(ctx, claim), others]);
}

async function syncUntilNoneIsDue(ctx: Context, first: Claim): Promise<void> {
  let claim: Claim | null = first;
  while (claim) {
    await settleClaim(ctx, claim);
    claim = (await isAnythingDue(ctx)) ? await claimNext(ctx) : null;
  }
}

/** A claim of a process that is about to end would only leave an unknown outcome behind. */
async function claimNext(ctx: Context): Promise<Claim | null> {
  return ctx.queue.isStopping ? null : claimUpdate(ctx);
}

async function settleClaim(ctx: Context, claim: Claim): Promise<void> {
  if (isFaultBuild) await pass("after-claim");
  const outcome = await carryOut(ctx, claim);
  if (isFaultBuild) await pass("after-answer");
  if (outcome.kind === "confirmed") await confirmAttempt(ctx, claim, outcome);
  else await failAttempt(ctx, claim, outcome);
}

/** Asked on the read connection first, so that an idle sweep writes nothing. */
async function isAnythingDue(ctx: Context): Promise<boolean> {
  const next = await findNextDue(ctx);
  return next !== null && next <= ctx.clock.now();
}
