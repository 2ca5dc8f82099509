import type { Context } from "#platform/context";
import type { Prisma } from "#platform/db";
import { type KeptEvent, type Target, targetOf } from "./target.ts";

export type EventRow = Prisma.StripeEventGetPayload<object>;

/** Events about the same thing. */
export type DueGroup = { readonly target: Target | null; readonly events: readonly EventRow[] };

const batch = 100;

/** What is due, oldest first, gathered by what it is about; events that nobody follows are one group. */
export async function readDueGroups(ctx: Context): Promise<DueGroup[]> {
  const rows = await ctx.db.stripeEvent.findMany({
    where: { state: "received", nextAttemptAt: { lte: ctx.clock.now() } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: batch,
  });
  const groups = new Map<string, { target: Target | null; events: EventRow[] }>();
  for (const row of rows) {
    const target = targetOf(row.type, JSON.parse(row.payload) as KeptEvent);
    const key = target ? Object.values(target).join(" ") : "";
    const group = groups.get(key) ?? { target, events: [] };
    group.events.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** When the next event is due; null when none waits. */
export async function nextDue(ctx: Context): Promise<Date | null> {
  const next = await ctx.db.stripeEvent.findFirst({
    where: { state: "received" },
    orderBy: { nextAttemptAt: "asc" },
    select: { nextAttemptAt: true },
  });
  return next?.nextAttemptAt ?? null;
}
