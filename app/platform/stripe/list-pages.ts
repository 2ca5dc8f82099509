import type Stripe from "stripe";
import { calling, expectObject, StripeFailure } from "./failure.ts";
import { toStripeInstant } from "./read.ts";

/** A page of a list, newest first; `next` is where to go on, null on the last page. */
export type StripePage<T> = { readonly items: readonly T[]; readonly next: string | null };

export type StripePageQuery = {
  /** Only what was made from then on; null: all there is. */
  readonly since: Date | null;
  /** The `next` of the page before; null for the first one. */
  readonly after: string | null;
};

/** What Stripe lists at most with one request. */
const pageLength = 100;

/** The parameters of one page. Stripe counts whole seconds. */
export function pageParams({ since, after }: StripePageQuery) {
  return {
    limit: pageLength,
    ...(since && { created: { gte: toStripeInstant(since) } }),
    ...(after !== null && { starting_after: after }),
  };
}

/** One request, whatever the list's length, so that the caller can stop and go on later in between. */
export function readPage<Raw extends { readonly id: string }, T>(
  ask: () => PromiseLike<Stripe.ApiList<Raw>>,
  read: (raw: Raw) => T,
): Promise<StripePage<T>> {
  return calling(async () => {
    const page = expectObject<Stripe.ApiList<Raw>>(await ask(), "list");
    const last = page.data.at(-1);
    // Without the last id the same page would be asked for again and again.
    if (page.has_more && !last)
      throw new StripeFailure("unknown", "Stripe's list goes on, but its page is empty.", null, null, null);
    return { items: page.data.map(read), next: page.has_more && last ? last.id : null };
  });
}
