import type { z } from "zod";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { listMetersInput } from "./input.ts";
import { type MeterView, meterView } from "./view.ts";

/** The meters in use, or with `archived` those that are not any more; in the order in which they were made. */
export async function listMeters(
  ctx: Context,
  input: z.input<typeof listMetersInput> = {},
): Promise<Page<MeterView>> {
  const query = readInput(listMetersInput, input);
  const limit = pageSize(query.limit);
  const [after] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = await ctx.db.meter.findMany({
    where: {
      organizationId: organizationOf(ctx),
      archivedAt: query.archived ? { not: null } : null,
      ...(after !== undefined && { id: { gt: after } }),
    },
    omit: { organizationId: true },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  return pageOf(rows.map(meterView), limit, (row) => [row.id]);
}
