import { z } from "zod";
import { organizationOf, type Context, type TxContext } from "#platform/context";
import type { Prisma } from "#platform/db";
import { NotFound } from "#lib/errors";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { type DiscrepancyState, discrepancyStates } from "#lib/statuses";
import { actionsFor, type DiscrepancyAction } from "./reasons.ts";

export const listDiscrepanciesInput = z.strictObject({
  ...pagingFields,
  state: z.enum([...discrepancyStates, "any"], "There is no such state of a discrepancy.").optional(),
});

export type DiscrepancyRow = Prisma.DiscrepancyGetPayload<object>;

export type DiscrepancyItem = {
  readonly id: string;
  readonly reason: string;
  /** The likeliest of `actions`. */
  readonly action: DiscrepancyAction;
  readonly actions: readonly DiscrepancyAction[];
  readonly state: DiscrepancyState;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  readonly stripeObjectId: string;
  readonly detail: string;
  readonly note: string;
  readonly paymentId: string | null;
  readonly invoiceId: string | null;
  readonly openedAt: Date;
  readonly settledAt: Date | null;
};

/** Newest first; those that are open unless another state, or any, is asked for. */
export async function listDiscrepancies(
  ctx: Context,
  given: z.input<typeof listDiscrepanciesInput> = {},
): Promise<Page<DiscrepancyItem>> {
  const { cursor, limit: asked, state = "open" } = readInput(listDiscrepanciesInput, given);
  const limit = pageSize(asked);
  const [before] = decodeCursor(cursor, ["string"]) ?? [];
  const rows = await ctx.db.discrepancy.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(state !== "any" && { state }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, ({ id }) => [id]);
  return { items: page.items.map(viewDiscrepancy), nextCursor: page.nextCursor };
}

/** How many the organization has to settle. */
export function countOpenDiscrepancies(ctx: Context): Promise<number> {
  return ctx.db.discrepancy.count({ where: { organizationId: organizationOf(ctx), state: "open" } });
}

/** Throws NotFound for one that the organization does not have. */
export async function getDiscrepancy(ctx: Context, { id }: { id: string }): Promise<DiscrepancyItem> {
  return viewDiscrepancy(await getDiscrepancyRow(ctx, id));
}

/** As getDiscrepancy, the stored row. */
export async function getDiscrepancyRow(ctx: Context | TxContext, id: string): Promise<DiscrepancyRow> {
  const row = await ctx.db.discrepancy.findFirst({ where: { id, organizationId: organizationOf(ctx) } });
  if (!row) throw new NotFound("discrepancy");
  return row;
}

function viewDiscrepancy(row: DiscrepancyRow): DiscrepancyItem {
  const { id, reason, state, amount, currency, stripeObjectId, detail, note } = row;
  const { paymentId, invoiceId, openedAt, settledAt } = row;
  const actions = actionsFor(reason);
  return {
    ...{ id, reason, action: actions[0] ?? "ignore", actions, state, amount, currency, stripeObjectId },
    ...{ detail, note, paymentId, invoiceId, openedAt, settledAt },
  };
}
