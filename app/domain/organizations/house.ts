import type { Context, TxContext } from "#platform/context";

/** The organization that looks after what is the deployment's and no organization's (docs/decisions/0012). */
export type House = { readonly id: string; readonly createdAt: Date };

/** The oldest organization of the deployment; null before there is one. */
export function findHouse(ctx: Context | TxContext): Promise<House | null> {
  return ctx.db.organization.findFirst({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, createdAt: true },
  });
}
