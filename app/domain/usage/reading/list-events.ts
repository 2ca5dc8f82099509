import { z } from "zod";
import { readInput } from "#lib/input";
import { idField, instantField, pagingFields } from "#lib/fields";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import { type EventView, findEventViews } from "./event-view.ts";

export const listEventsInput = z.strictObject({
  ...pagingFields,
  clientId: idField("client").optional(),
  meterId: idField("meter").optional(),
  from: instantField.optional(),
  to: instantField.optional(),
});

type Query = z.output<typeof listEventsInput>;
type Key = { readonly number: number; readonly at: bigint };

/** So many selects may be joined in one statement. */
const mostMetersAtOnce = 100;

/** The organization's events by when they happened, the latest first, from `from` until just before `to`. */
export async function listEvents(
  ctx: Context,
  input: z.input<typeof listEventsInput> = {},
): Promise<Page<EventView>> {
  const query = readInput(listEventsInput, input);
  const limit = pageSize(query.limit);
  const keys = await findKeys(ctx, query, limit + 1);
  const { items, nextCursor } = pageOf(keys, limit, ({ at, number }) => [Number(at), number]);
  const views = await findEventViews(
    ctx,
    items.map(({ number }) => number),
  );
  return { items: views, nextCursor };
}

/** Each meter has its events in order, so that a page is the first of a few short lists, whatever is filtered by. */
async function findKeys(ctx: Context, query: Query, count: number): Promise<Key[]> {
  const meterIds = await metersOf(ctx, query);
  const conditions = conditionsOf(query);
  const found: Key[] = [];
  for (let index = 0; index < meterIds.length; index += mostMetersAtOnce) {
    const selects = meterIds.slice(index, index + mostMetersAtOnce).map(
      (meterId) => Prisma.sql`SELECT * FROM (SELECT number, at + 0 AS at FROM usage_events
        WHERE ${Prisma.join([Prisma.sql`meter_id = ${meterId}`, ...conditions], " AND ")}
        ORDER BY usage_events.at DESC, number DESC LIMIT ${count})`,
    );
    found.push(...(await ctx.db.$queryRaw<Key[]>(Prisma.join(selects, " UNION ALL "))));
  }
  return found.sort((a, b) => Number(b.at - a.at) || b.number - a.number).slice(0, count);
}

async function metersOf(ctx: Context, { meterId }: Query): Promise<string[]> {
  const meters = await ctx.db.meter.findMany({
    where: { organizationId: organizationOf(ctx), ...(meterId !== undefined && { id: meterId }) },
    select: { id: true },
  });
  return meters.map(({ id }) => id);
}

function conditionsOf({ clientId, from, to, cursor }: Query): Prisma.Sql[] {
  const behind = decodeCursor(cursor, ["number", "number"]);
  return [
    ...(clientId === undefined ? [] : [Prisma.sql`client_id = ${clientId}`]),
    ...(from ? [Prisma.sql`usage_events.at >= ${from.getTime()}`] : []),
    ...(to ? [Prisma.sql`usage_events.at < ${to.getTime()}`] : []),
    ...(behind
      ? [
          Prisma.sql`usage_events.at <= ${behind[0]}`,
          Prisma.sql`(usage_events.at < ${behind[0]} OR number < ${behind[1]})`,
        ]
      : []),
  ];
}
