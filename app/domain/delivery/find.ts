import { type Context, organizationOf, type TxContext } from "#platform/context";

/** What is known of one mail; null when the organization has none by that id. */
export function findEmail(ctx: Context | TxContext, { id }: { id: string }) {
  return ctx.db.email.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: { template: true, toAddress: true, state: true, lastError: true },
  });
}
