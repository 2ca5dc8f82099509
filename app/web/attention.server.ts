import { countOpenChangeRequests } from "#domain/change-requests";
import { findAttention, listDisputed, listUndelivered } from "#domain/overview";
import type { Context } from "#platform/context";

/** So many of a kind are named; the others are counted. */
const named = 3;

/** All that waits for an admin: the counts, and the most urgent ones by name. */
export async function loadAttention(ctx: Context) {
  const [attention, openChangeRequests, disputed, undelivered] = await Promise.all([
    findAttention(ctx),
    countOpenChangeRequests(ctx),
    listDisputed(ctx, { limit: named }),
    listUndelivered(ctx, { limit: named }),
  ]);
  return { attention: { ...attention, openChangeRequests }, disputed, undelivered };
}
