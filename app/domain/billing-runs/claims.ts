import type { TxContext } from "#platform/context";

export type EarlierClaim = {
  readonly priceId: string;
  readonly groupKey: string;
  readonly periodStartsOn: string;
  readonly quantity: string;
  readonly eventCount: number;
  readonly amount: bigint;
  readonly toNumber: number;
  readonly invoiceLineId: string | null;
};

/** What was billed of a plan's period and not taken back, in the order in which it was billed. */
export function listClaims(
  tx: TxContext,
  { planId, periodStartsOn }: { planId: string; periodStartsOn: string },
): Promise<EarlierClaim[]> {
  return tx.db.usageClaim.findMany({
    where: { planId, periodStartsOn, releasedAt: null },
    orderBy: [{ toNumber: "asc" }, { id: "asc" }],
    select: {
      priceId: true,
      groupKey: true,
      periodStartsOn: true,
      quantity: true,
      eventCount: true,
      amount: true,
      toNumber: true,
      invoiceLineId: true,
    },
  });
}

export function ofGroup(
  claims: readonly EarlierClaim[],
  { priceId, groupKey }: { priceId: string; groupKey: string },
): EarlierClaim[] {
  return claims.filter((claim) => claim.priceId === priceId && claim.groupKey === groupKey);
}
