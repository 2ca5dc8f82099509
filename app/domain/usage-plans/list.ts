import type { z } from "zod";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { listUsagePlansInput } from "./input.ts";
import { planWithPrices, viewPlan } from "./rows.ts";
import type { UsagePlanView } from "./view.ts";

/** The organization's plans or one client's, newest first. */
export async function listUsagePlans(
  ctx: Context,
  input: z.input<typeof listUsagePlansInput> = {},
): Promise<Page<UsagePlanView>> {
  const { clientId, cursor, limit: wanted } = readInput(listUsagePlansInput, input);
  const limit = pageSize(wanted);
  const [before] = decodeCursor(cursor, ["string"]) ?? [];
  const rows = await ctx.db.usagePlan.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(clientId !== undefined && { clientId }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    include: planWithPrices,
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(viewPlan) };
}
