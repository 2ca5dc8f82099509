import { hashEvents } from "#domain/usage";
import { actsFor, type Context } from "#platform/context";

type HashedClaim = {
  readonly organizationId: string;
  readonly clientId: string;
  readonly meterId: string | null;
  readonly groupKey: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly fromNumber: number;
  readonly toNumber: number;
};

/** SHA-256 of the CSV of the events that a claim has billed. */
export function hashClaim(ctx: Context, claim: HashedClaim): Promise<string> {
  const { organizationId, clientId, meterId, groupKey, fromNumber, toNumber } = claim;
  return hashEvents(actsFor(ctx, organizationId), {
    ...{ clientId, meterId: meterId ?? "", groupKey, fromNumber, toNumber },
    from: claim.periodStart,
    to: claim.periodEnd,
  });
}

/** Works out the hashes of what was billed since; it may take long, and nobody waits for it. */
export async function hashNewClaims(ctx: Context): Promise<null> {
  const claims = await ctx.db.usageClaim.findMany({
    where: { eventsHash: null, meterId: { not: null }, releasedAt: null },
    orderBy: { id: "asc" },
  });
  for (const claim of claims) {
    if (ctx.queue.isStopping) return null;
    const eventsHash = await hashClaim(ctx, claim);
    await ctx.db.usageClaim.updateMany({ where: { id: claim.id, eventsHash: null }, data: { eventsHash } });
  }
  return null;
}
