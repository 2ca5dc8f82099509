import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { DomainError } from "#lib/errors";

export type Limit = {
  /** What is counted, for example "sign-in:account:ada@example.com". */
  readonly key: string;
  readonly limit: number;
  /** Milliseconds from the first count until counting starts anew. */
  readonly window: number;
};

export class TooManyRequests extends DomainError {
  constructor(readonly retryAfter: number) {
    super("too-many", `Too many tries. Please wait ${waitInWords(retryAfter)} and try again.`);
  }
}

/** Counts one. Throws TooManyRequests, with the wait in milliseconds, when there were `limit` in the window already. */
export async function takeFromLimit(ctx: Context, { key, limit, window }: Limit): Promise<void> {
  if (!ctx.config.rateLimitsOn) return;
  const now = ctx.clock.now();
  const resetsAt = new Date(now.getTime() + window);
  // One statement counts exactly, where reading and then writing would let parallel tries through.
  const row = await ctx.parts.database.transaction((db) =>
    db.$queryRaw<{ count: number; resets_at: Date }[]>(Prisma.sql`
      INSERT INTO rate_limits ("key", "count", resets_at) VALUES (${key}, 1, ${resetsAt})
      ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN resets_at <= ${now} THEN 1 ELSE "count" + 1 END,
        resets_at = CASE WHEN resets_at <= ${now} THEN excluded.resets_at ELSE resets_at END
      RETURNING "count", resets_at`),
  );
  const counted = row[0];
  if (counted && counted.count > limit)
    throw new TooManyRequests(counted.resets_at.getTime() - now.getTime());
}

/** Removes counts whose window is over. */
export async function forgetLimits(ctx: Context): Promise<void> {
  await ctx.db.rateLimit.deleteMany({ where: { resetsAt: { lte: ctx.clock.now() } } });
}

function waitInWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes <= 1 ? "a minute" : `${minutes} minutes`;
}
