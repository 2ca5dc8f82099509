import { Prisma } from "#platform/db";
import { type Context, inTransaction } from "#platform/context";
import { tellWhatIsDue } from "./tell.ts";

/** Tells what has become due of all open incidents, and answers when the next of them has something to tell. */
export async function sendDueNotices(ctx: Context): Promise<Date | null> {
  const now = ctx.clock.now();
  await bringWithinReach(ctx, now);
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

/**
 * What seems to begin later than now began before the machine's clock was put back: it begins now, and what is to be
 * told of it comes as long after that as it was meant to.
 */
async function bringWithinReach(ctx: Context, now: Date): Promise<void> {
  const isAhead = { resolvedAt: null, OR: [{ openedAt: { gt: now } }, { quietSince: { gt: now } }] };
  if (!(await ctx.db.incident.findFirst({ where: isAhead, select: { id: true } }))) return;
  const at = now.getTime();
  await ctx.db.$executeRaw(Prisma.sql`
    UPDATE incidents SET
      notice_at = notice_at - MAX(0, opened_at - ${at}),
      opened_at = MIN(opened_at, ${at}),
      quiet_since = MIN(quiet_since, ${at})
    WHERE resolved_at IS NULL AND (opened_at > ${at} OR quiet_since > ${at})`);
}
