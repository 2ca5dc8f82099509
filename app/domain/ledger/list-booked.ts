import { type Context, organizationOf, type TxContext } from "#platform/context";
import type { EntryKind } from "./accounts.ts";

/** Which of these sources the organization's books have an entry of that kind for. */
export async function listBooked(
  ctx: Context | TxContext,
  { kind, sourceIds }: { kind: EntryKind; sourceIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await ctx.db.ledgerEntry.findMany({
    where: { organizationId: organizationOf(ctx), kind, sourceId: { in: [...sourceIds] } },
    select: { sourceId: true },
  });
  return new Set(rows.map(({ sourceId }) => sourceId));
}
