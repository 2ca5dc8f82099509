import type { CivilDate } from "#lib/civil-date";
import { type PriceTerms, readStoredTerms } from "#lib/price-terms";
import type { Context, TxContext } from "#platform/context";

/** The terms that hold on the first day of a period price the whole of it. */
export async function versionOf(
  ctx: Context | TxContext,
  { id: priceId }: { id: string },
  { from }: { from: CivilDate },
): Promise<{ id: string; terms: PriceTerms }> {
  const { id, terms } = await ctx.db.priceVersion.findFirstOrThrow({
    where: { priceId, effectiveFrom: { lte: from } },
    orderBy: { effectiveFrom: "desc" },
  });
  return { id, terms: readStoredTerms(terms) };
}
