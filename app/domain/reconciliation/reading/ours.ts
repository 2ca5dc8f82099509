import { type Origin, readOrigin } from "#domain/stripe-payments";
import type { Context } from "#platform/context";
import type { StripeMetadata } from "#platform/stripe";

export type Owned<T> = {
  readonly item: T;
  readonly origin: Origin;
  /** The organization's currency, for what has none of its own. */
  readonly currency: string;
};

/** Those that carry the mark of an organization of this deployment. */
export async function keepOurs<T extends { readonly metadata: StripeMetadata }>(
  ctx: Context,
  items: readonly T[],
): Promise<Owned<T>[]> {
  const marked = items.flatMap((item) => {
    const origin = readOrigin(item.metadata);
    return origin ? [{ item, origin }] : [];
  });
  const ids = [...new Set(marked.map(({ origin }) => origin.organizationId))];
  const known = await ctx.db.organization.findMany({
    where: { id: { in: ids } },
    select: { id: true, currency: true },
  });
  const currencies = new Map(known.map(({ id, currency }) => [id, currency]));
  return marked.flatMap(({ item, origin }) => {
    const currency = currencies.get(origin.organizationId);
    return currency === undefined ? [] : [{ item, origin, currency }];
  });
}
