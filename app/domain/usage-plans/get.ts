import { type Context, organizationOf, type TxContext } from "#platform/context";
import { NotFound } from "#lib/errors";
import { planWithPrices, viewPlan } from "./rows.ts";
import type { UsagePlanView } from "./view.ts";

export async function getUsagePlan(ctx: Context | TxContext, { id }: { id: string }): Promise<UsagePlanView> {
  const where = { id, organizationId: organizationOf(ctx) };
  const row = await ctx.db.usagePlan.findFirst({ where, include: planWithPrices });
  if (!row) throw new NotFound("usage plan");
  return viewPlan(row);
}
