import type { Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import { type DueGroup, nextDue, readDueGroups } from "./due.ts";
import { type EventChange, changeOf } from "./changes.ts";
import { followTarget } from "./follow.ts";
import { recordApplied, recordDelay, recordFailure } from "./outcome.ts";

/** Applies what was received: each thing that events speak of is asked of Stripe once, and then written down. */
export async function applyDueEvents(ctx: Context): Promise<Date | null> {
  if (!ctx.stripe.isConfigured) return null;
  const acting: Context = { ...ctx, actor: { kind: "stripe" } };
  for (const group of await readDueGroups(ctx)) {
    const isAnswering = await applyGroup(acting, group);
    // While Stripe is silent, each further question would only cost its timeout.
    if (!isAnswering) break;
  }
  return nextDue(ctx);
}

/** False when Stripe does not answer. */
async function applyGroup(ctx: Context, { target, events }: DueGroup): Promise<boolean> {
  const changes: EventChange[] = [];
  const noting: Context = { ...ctx, note: (fact) => changes.push(changeOf(fact)) };
  try {
    const state = target === null ? "ignored" : await followTarget(noting, target);
    await recordApplied(ctx, events, { state, changes });
    return true;
  } catch (error) {
    const message = error instanceof StripeFailure ? error.detail : messageOf(error);
    if (isTransient(error)) {
      await recordDelay(ctx, events, message);
      return false;
    }
    ctx.log.error("stripe events could not be applied", { eventIds: events.map(({ id }) => id), error });
    await recordFailure(ctx, events, message);
    return true;
  }
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof StripeFailure)) return false;
  const { failureClass } = error;
  return (
    failureClass === "unknown" ||
    failureClass === "server" ||
    failureClass === "busy" ||
    failureClass === "config"
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
