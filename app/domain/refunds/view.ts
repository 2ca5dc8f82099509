import type { RefundRow } from "#domain/payments";
import { organizationOf, type Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import type { RefundState } from "#lib/statuses";

export type RefundView = {
  readonly id: string;
  readonly paymentId: string;
  /** Pending until the money has left; failed when it did not, and then it is still ours. */
  readonly state: RefundState;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  readonly reason: string;
  /** Why it waits or failed. */
  readonly lastError: string | null;
  readonly createdAt: Date;
};

export function viewRefund(row: RefundRow): RefundView {
  const { id, paymentId, state, amount, currency, reason, lastError, createdAt } = row;
  return { id, paymentId, state, amount, currency, reason, lastError, createdAt };
}

export async function getRefund(ctx: Context, query: { id: string }): Promise<RefundView> {
  const row = await ctx.db.refund.findFirst({
    where: { id: query.id, organizationId: organizationOf(ctx) },
  });
  if (!row) throw new NotFound("refund");
  return viewRefund(row);
}

/** Oldest first. */
export async function listRefundsOf(ctx: Context, query: { paymentId: string }): Promise<RefundView[]> {
  const rows = await ctx.db.refund.findMany({
    where: { paymentId: query.paymentId, organizationId: organizationOf(ctx) },
    orderBy: { id: "asc" },
  });
  return rows.map(viewRefund);
}
