import { getOrganization } from "#domain/organizations";
import { todayIn } from "#lib/civil-date";
import type { Context } from "#platform/context";

/** As "invoices-2026-03-02.csv", with the organization's present day. */
export async function fileNameOf(ctx: Context, what: string): Promise<string> {
  const { timeZone } = await getOrganization(ctx);
  return `${what}-${todayIn(timeZone, ctx.clock.now())}.csv`;
}
