import { applyDueEvents, storeStripeEvents } from "#domain/inbox";
import { days } from "#lib/duration";
import { readingList } from "./read-list.ts";

/** Stripe remembers events for 30 days. */
const memory = days(30);

/**
 * Events that never reached us are put into the inbox as if they had, and applied. After a restore those that did reach
 * us may be lost with what came after the copy, so all of them are taken.
 */
export const readEvents = readingList({
  name: "events",
  begins: ({ house, startedAt }) =>
    new Date(Math.max(house.createdAt.getTime(), startedAt.getTime() - memory)),
  page: ({ ctx, occasion }, query) =>
    ctx.stripe.pageOfEvents({ ...query, only: occasion === "restored" ? "all" : "undelivered" }),
  take: async ({ ctx }, notices) => {
    const { count } = await storeStripeEvents(ctx, notices);
    if (count > 0) await applyDueEvents(ctx);
    return count;
  },
});
