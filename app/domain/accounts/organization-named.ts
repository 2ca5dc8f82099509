import type { Context, TxContext } from "#platform/context";
import { invalidField } from "#lib/errors";

/** The open organization of exactly that name, or null. Several of one name are refused, never guessed among. */
export async function findOrganizationNamed(
  ctx: Context | TxContext,
  name: string,
): Promise<{ id: string } | null> {
  const found = await ctx.db.organization.findMany({
    where: { name, closedAt: null },
    select: { id: true },
    take: 2,
  });
  if (found.length > 1)
    throw invalidField(
      "organization",
      `Several organizations are named "${name}". Rename one of them first.`,
    );
  return found[0] ?? null;
}
