import { z } from "zod";
import { organizationOf, type Context } from "#platform/context";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { type StripeEventState, stripeEventStates } from "#lib/statuses";
import { visibleTo } from "./visible.ts";

export const listStripeEventsInput = z.strictObject({
  ...pagingFields,
  state: z.enum(stripeEventStates, "There is no such state of an event.").optional(),
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
        before ?? {},
      ],
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.receivedAt.getTime(), row.id]);
  return {
    items: page.items.map(
      ({ id, type, objectId, state, attempts, error, receivedAt, appliedAt, nextAttemptAt }) => ({
        id,
        type,
        objectId,
        state,
        attempts,
        error,
        receivedAt,
        appliedAt,
        nextAttemptAt,
      }),
    ),
    nextCursor: page.nextCursor,
  };
}
