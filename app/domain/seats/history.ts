import { z } from "zod";
import { type Context, organizationOf } from "#platform/context";
import { pagingFields } from "#lib/fields";
import { decodeCursor, pageOf, pageSize } from "#lib/paging";

export const listAttemptsInput = z.object({
  outcome: z.enum(["failed"], "There is no such outcome of an attempt.").optional(),
  ...pagingFields,
});

export type AttemptItem = Awaited<ReturnType<typeof listAttempts>>["items"][number];

/** How an attempt ends that did not fail: Stripe had the quantity or took it, or the attempt was cut short. */
const otherResults = ["applied", "corrected", "confirmed", "ended", "overtaken", "interrupted"];

/** The organization's attempts to set Stripe's quantity, newest first; `result` is null while one runs. */
export async function listAttempts(ctx: Context, query: z.input<typeof listAttemptsInput> = {}) {
  const limit = pageSize(query.limit);
  const after = decodeCursor(query.cursor, ["number"]);
  const rows = await ctx.db.billingAttempt.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(query.outcome === "failed" ? { result: { notIn: otherResults } } : {}),
      ...(after ? { id: { lt: after[0] } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: {
      id: true,
      version: true,
      quantity: true,
      startedAt: true,
      endedAt: true,
      result: true,
      detail: true,
      requestId: true,
    },
  });
  return pageOf(rows, limit, (row) => [row.id]);
}
