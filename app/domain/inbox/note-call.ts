import type { Context } from "#platform/context";
import { minutes } from "#lib/duration";

const source = "stripe";

/** Calls come by the hundred, also from who only says to be Stripe: one of a minute is written down. */
const gap = minutes(1);

/** Keeps when Stripe's webhook was last called, by whether the signature fitted, so that settings can say so. */
export async function noteCall(ctx: Context, which: "acceptedAt" | "refusedAt"): Promise<void> {
  const now = ctx.clock.now();
  const known = await ctx.db.webhookCall.findUnique({ where: { source } });
  const last = known?.[which];
  if (last && now.getTime() - last.getTime() < gap) return;
  const at = which === "acceptedAt" ? { acceptedAt: now } : { refusedAt: now };
  await ctx.db.webhookCall.upsert({ where: { source }, create: { source, ...at }, update: at });
}

/** When Stripe's webhook was last called; null for never. */
export async function lastCalls(ctx: Context): Promise<{ acceptedAt: Date | null; refusedAt: Date | null }> {
  const known = await ctx.db.webhookCall.findUnique({ where: { source } });
  return { acceptedAt: known?.acceptedAt ?? null, refusedAt: known?.refusedAt ?? null };
}
