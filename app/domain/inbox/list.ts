import { z } from "zod";
import { organizationOf, type Context } from "#platform/context";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { type StripeEventState, stripeEventStates } from "#lib/statuses";
import { type EventChange, readChanges } from "./changes.ts";
import type { EventRow } from "./due.ts";
import { visibleTo } from "./visible.ts";

export const listStripeEventsInput = z.strictObject({
  ...pagingFields,
  state: z.enum(stripeEventStates, "There is no such state of an event.").optional(),
  /** Stripe's name of it, or the beginning of one, such as "payment_intent.". */
  type: z
    .string("Name the type of event.")
    .trim()
    .max(100, "There is no such type of event.")
    .regex(/^[a-z0-9_.]*$/, "Write the type as Stripe does, such as payment_intent.succeeded.")
    .optional(),
});

export type StripeEventItem = {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  readonly state: StripeEventState;
  readonly attempts: number;
  readonly error: string | null;
  readonly receivedAt: Date;
  readonly appliedAt: Date | null;
  readonly nextAttemptAt: Date | null;
  /** What applying it changed, oldest first; what came at once with others about the same thing stands with each. */
  readonly changes: readonly EventChange[];
};

/** Newest first. Events that belong to no organization are shown to the first one of the deployment. */
export async function listStripeEvents(
  ctx: Context,
  given: z.input<typeof listStripeEventsInput> = {},
): Promise<Page<StripeEventItem>> {
  const query = readInput(listStripeEventsInput, given);
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["number", "string"]);
  const before = after && {
    OR: [
      { receivedAt: { lt: new Date(after[0]) } },
      { receivedAt: new Date(after[0]), id: { lt: after[1] } },
    ],
  };
  const rows = await ctx.db.stripeEvent.findMany({
    where: {
      AND: [
        await visibleTo(ctx, organizationOf(ctx)),
        query.state === undefined ? {} : { state: query.state },
        query.type ? { type: { gte: query.type, lt: `${query.type}~` } } : {},
        before ?? {},
      ],
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.receivedAt.getTime(), row.id]);
  return {
    items: page.items.map(viewEvent),
    nextCursor: page.nextCursor,
  };
}

export function viewEvent(row: EventRow): StripeEventItem {
  const { id, type, objectId, state, attempts, error, receivedAt, appliedAt, nextAttemptAt } = row;
  return {
    id,
    type,
    objectId,
    state,
    attempts,
    error,
    receivedAt,
    appliedAt,
    nextAttemptAt,
    changes: readChanges(row.changes),
  };
}
