import { convergeCheckoutSession } from "#domain/checkout";
import type { StripeSession } from "#platform/stripe";
import { hours } from "#lib/duration";
import type { Run } from "../runs/stage.ts";
import { heal } from "./heal.ts";
import { keepOurs, type Owned } from "./ours.ts";
import { readingList } from "./read-list.ts";

/** Checkout sessions against the tries that we know of. A session lives a day, so that long after it was made it may end. */
export const readSessions = readingList({
  name: "sessions",
  overlap: hours(25),
  page: ({ ctx }, query) => ctx.stripe.pageOfSessions(query),
  take: async (run, sessions) => {
    const ours = await keepOurs(run.ctx, sessions);
    const attempts = await run.ctx.db.checkoutAttempt.findMany({
      where: { id: { in: ours.flatMap(({ origin }) => origin.attemptId ?? []) } },
      select: { id: true, state: true },
    });
    const states = new Map(attempts.map(({ id, state }) => [id, state]));
    let healed = 0;
    for (const owned of ours) healed += await takeSession(run, owned, states);
    return healed;
  },
});

const live = ["reserved", "open", "expiring"];

async function takeSession(
  run: Run,
  { item, origin, currency }: Owned<StripeSession>,
  states: ReadonlyMap<string, string>,
): Promise<number> {
  const { ctx } = run;
  const state = states.get(origin.attemptId ?? "");
  const { organizationId } = origin;
  const sick = { objectId: item.id, organizationId, amount: 0n, currency };
  // A session that the books lost could take the money of an invoice that another one is already taking.
  if (item.status === "open" && state === undefined)
    return heal(run, sick, () => ctx.stripe.expireCheckoutSession(item.id));
  const isOver = item.status === "complete" || item.status === "expired";
  if (!isOver || state === undefined || !live.includes(state)) return 0;
  return heal(run, sick, () => convergeCheckoutSession(ctx, item.id));
}
