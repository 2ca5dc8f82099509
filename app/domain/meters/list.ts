import type { z } from "zod";
import { readInput } from "#lib/input";
import { type Page, pageByMaking, pageOf } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { listMetersInput } from "./input.ts";
import { type MeterView, meterView } from "./view.ts";

/** The meters in use, or with `archived` those that are not any more; in the order in which they were made. */
export async function listMeters(
  ctx: Context,
  input: z.input<typeof listMetersInput> = {},
): Promise<Page<MeterView>> {
  const query = readInput(listMetersInput, input);
  const { rows: asked, limit } = pageByMaking(organizationOf(ctx), query);
  const rows = await ctx.db.meter.findMany({ ...asked, omit: { organizationId: true } });
  return pageOf(rows.map(meterView), limit, (row) => [row.id]);
}
