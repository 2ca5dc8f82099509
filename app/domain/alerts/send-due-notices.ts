import { type Context, inTransaction } from "#platform/context";
import { tellWhatIsDue } from "./tell.ts";

/** Tells what has become due of all open incidents, and answers when the next of them has something to tell. */
export async function sendDueNotices(ctx: Context): Promise<Date | null> {
  const now = ctx.clock.now();
  const due = (await listDueTimes(ctx)).filter(({ at }) => at <= now);
  for (const { id } of due) {
    await inTransaction(ctx, async (tx) => {
      const incident = await tx.db.incident.findFirst({ where: { id, resolvedAt: null } });
      if (incident) await tellWhatIsDue(tx, incident);
    });
  }
  const next = await listDueTimes(ctx);
  return next.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

async function listDueTimes(ctx: Context): Promise<{ id: string; at: Date }[]> {
  const open = await ctx.db.incident.findMany({ where: { resolvedAt: null } });
  return open.flatMap(({ id, quietSince, noticeAt }) => {
    if (quietSince) return [{ id, at: new Date(quietSince.getTime() + ctx.config.noticeQuiet) }];
    return noticeAt ? [{ id, at: noticeAt }] : [];
  });
}
