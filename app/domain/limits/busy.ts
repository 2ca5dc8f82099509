import type { Context } from "#platform/context";
import type { Database } from "#platform/db";
import { type Limit, TooManyRequests } from "./take.ts";

type Count = { count: number; resetsAt: number; isSaved: boolean };

// Counted per process and not per request, because a write for every call of a busy key would cost more than the call.
const countsOf = new WeakMap<Database, Map<string, Count>>();

/** Counts one in memory. Throws TooManyRequests over the limit. `saveBusyLimits` keeps the counts over a restart. */
export function takeFromBusyLimit(ctx: Context, { key, limit, window }: Limit): void {
  if (!ctx.config.rateLimitsOn) return;
  const now = ctx.clock.now().getTime();
  const counts = countsIn(ctx);
  const known = counts.get(key);
  const current =
    known && known.resetsAt > now ? known : { count: 0, resetsAt: now + window, isSaved: false };
  current.count += 1;
  current.isSaved = false;
  counts.set(key, current);
  if (current.count > limit) throw new TooManyRequests(current.resetsAt - now);
}

/** Reads what an earlier process had counted; at start, before the first request. */
export async function loadBusyLimits(ctx: Context): Promise<void> {
  const rows = await ctx.db.rateLimit.findMany({
    where: { key: { startsWith: "api:" }, resetsAt: { gt: ctx.clock.now() } },
  });
  const counts = countsIn(ctx);
  for (const { key, count, resetsAt } of rows) {
    counts.set(key, { count, resetsAt: resetsAt.getTime(), isSaved: true });
  }
}

export async function saveBusyLimits(ctx: Context): Promise<void> {
  const now = ctx.clock.now().getTime();
  const counts = countsIn(ctx);
  for (const [key, entry] of counts) {
    if (entry.resetsAt <= now) {
      counts.delete(key);
      continue;
    }
    if (entry.isSaved) continue;
    const row = { count: entry.count, resetsAt: new Date(entry.resetsAt) };
    await ctx.db.rateLimit.upsert({ where: { key }, create: { key, ...row }, update: row });
    entry.isSaved = true;
  }
}

function countsIn({ parts }: Context): Map<string, Count> {
  const counts = countsOf.get(parts.database) ?? new Map<string, Count>();
  countsOf.set(parts.database, counts);
  return counts;
}
