import type { Context, TxContext } from "#platform/context";

/** The organization that keeps the books of what moves at Stripe and belongs to none (docs/decisions/0012). */
export type House = { readonly id: string; readonly createdAt: Date };

/** The oldest organization of the deployment; null before there is one. */
export function findHouse(ctx: Context | TxContext): Promise<House | null> {
  return ctx.db.organization.findFirst({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, createdAt: true },
  });
}

/** Since when there is a deployment; Stripe's instants are whole seconds. */
export function startOf({ createdAt }: House): Date {
  return new Date(Math.floor(createdAt.getTime() / 1000) * 1000);
}
