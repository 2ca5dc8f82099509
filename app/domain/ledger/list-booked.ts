import { type Context, organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { EntryKind } from "./accounts.ts";

/** Which of these sources the organization's books have an entry of that kind for. */
export async function listBooked(
  ctx: Context | TxContext,
  { kind, sourceIds }: { kind: EntryKind; sourceIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await ctx.db.$queryRaw<{ sourceId: string }[]>(Prisma.sql`
    SELECT source_id AS "sourceId" FROM ledger_entries
    WHERE organization_id = ${organizationOf(ctx)} AND kind = ${kind}
      AND source_id IN (SELECT value FROM json_each(${JSON.stringify(sourceIds)}))`);
  return new Set(rows.map(({ sourceId }) => sourceId));
}
