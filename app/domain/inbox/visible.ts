import { findHouse } from "#domain/organizations";
import type { Context, TxContext } from "#platform/context";
import type { Prisma } from "#platform/db";

/** One account at Stripe serves all organizations; what belongs to none of them is the house's to look after. */
export async function visibleTo(
  ctx: Context | TxContext,
  organizationId: string,
): Promise<Prisma.StripeEventWhereInput> {
  const house = await findHouse(ctx);
  if (house?.id !== organizationId) return { organizationId };
  return { OR: [{ organizationId }, { organizationId: null }] };
}
