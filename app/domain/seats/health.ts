import type { Context } from "#platform/context";
import { breakerName } from "./breaker.ts";

/** Stripe's health as this deployment's attempts at seat billing have met it. */
export type StripeHealth = {
  /** `unknown`: never asked. `paused`: the breaker lets only a probe through, and `probeAt` says when. */
  readonly state: "unconfigured" | "unknown" | "well" | "failing" | "paused";
  /** Since when every attempt failed for a reason of Stripe's; null while it is well. */
  readonly failingSince: Date | null;
  readonly answeredAt: Date | null;
  readonly failedAt: Date | null;
  /** What the last failure was, in a sentence; kept when Stripe is well again. */
  readonly reason: string | null;
  readonly probeAt: Date | null;
};

export async function viewStripeHealth(ctx: Context): Promise<StripeHealth> {
  const breaker = await ctx.db.breaker.findUnique({ where: { name: breakerName } });
  const { failingSince = null, answeredAt = null, failedAt = null, reason = null } = breaker ?? {};
  return {
    state: healthOf(ctx, breaker),
    failingSince,
    answeredAt,
    failedAt,
    reason,
    probeAt: breaker?.probeAt ?? null,
  };
}

function healthOf(
  ctx: Context,
  breaker: { state: "open" | "closed"; failures: number; answeredAt: Date | null } | null,
): StripeHealth["state"] {
  if (!ctx.stripe.isConfigured) return "unconfigured";
  if (breaker?.state === "open") return "paused";
  if (breaker && breaker.failures > 0) return "failing";
  return breaker?.answeredAt ? "well" : "unknown";
}
