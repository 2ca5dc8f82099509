import { findHouse } from "#domain/organizations";
import { z } from "zod";
import { organizationOf, type Context } from "#platform/context";
import type { Prisma } from "#platform/db";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";

export const listPayoutsInput = z.strictObject(pagingFields);

export type PayoutItem = {
  readonly id: string;
  readonly stripePayoutId: string;
  /** In Stripe's word: pending, in_transit, paid, failed or canceled. */
  readonly status: string;
  /** Minor units; below zero when Stripe took money from the bank. */
  readonly amount: bigint;
  readonly currency: string;
  /** Whether Stripe says which transactions it holds: not of one that somebody made by hand. */
  readonly isItemized: boolean;
  /** Whether they are all here already. */
  readonly isTakenApart: boolean;
  readonly arrivesOn: string;
  readonly createdAt: Date;
};

/** Newest first: all of the account for the first organization, for any other those that hold money of its own. */
export async function listPayouts(
  ctx: Context,
  given: z.input<typeof listPayoutsInput> = {},
): Promise<Page<PayoutItem>> {
  const query = readInput(listPayoutsInput, given);
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["number", "string"]);
  const before = after && {
    OR: [{ createdAt: { lt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { lt: after[1] } }],
  };
  const rows = await ctx.db.payout.findMany({
    where: { AND: [await visiblePayouts(ctx), before ?? {}] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.createdAt.getTime(), row.id]);
  return { items: page.items.map(viewPayout), nextCursor: page.nextCursor };
}

export async function visiblePayouts(ctx: Context): Promise<Prisma.PayoutWhereInput> {
  const organizationId = organizationOf(ctx);
  const house = await findHouse(ctx);
  return house?.id === organizationId ? {} : { transactions: { some: { organizationId } } };
}

export function viewPayout(row: Prisma.PayoutGetPayload<object>): PayoutItem {
  const { id, stripePayoutId, status, amount, currency, isItemized, itemizedAt, arrivesOn, createdAt } = row;
  const isTakenApart = itemizedAt !== null;
  return { id, stripePayoutId, status, amount, currency, isItemized, isTakenApart, arrivesOn, createdAt };
}
