import { NotFound } from "#lib/errors";
import { organizationOf } from "#platform/context";
import { amountText } from "../totals/amount.ts";
import type { Reader } from "../totals/parts.ts";
import type { Properties } from "../taking/read-properties.ts";

export type EventView = {
  readonly number: number;
  readonly eventId: string;
  readonly meter: { readonly id: string; readonly key: string; readonly name: string; readonly unit: string };
  readonly client: { readonly id: string; readonly key: string; readonly name: string };
  readonly at: Date;
  readonly receivedAt: Date;
  readonly value: string;
  readonly properties: Properties | null;
  /** Whether the meter's filters let it count; nothing is said here about being taken back. */
  readonly passesFilters: boolean;
  /** The id of the event that this one takes back. */
  readonly takesBack: string | null;
  /** The id of the event that takes this one back. */
  readonly takenBackBy: string | null;
  readonly uploadId: string | null;
};

/** By its id or its number. Throws NotFound. */
export async function getEvent(
  ctx: Reader,
  query: { readonly eventId: string } | { readonly number: number },
): Promise<EventView> {
  const row = await ctx.db.usageEvent.findFirst({
    where: { organizationId: organizationOf(ctx), ...query },
    select: { number: true },
  });
  const [view] = row ? await findEventViews(ctx, [row.number]) : [];
  if (!view) throw new NotFound("event");
  return view;
}

/** The organization's events of those numbers, in their order. */
export async function findEventViews(ctx: Reader, numbers: readonly number[]): Promise<EventView[]> {
  // Asked for with the organization too, the database would look through all events of the organization.
  const found = await ctx.db.usageEvent.findMany({
    where: { number: { in: [...numbers] } },
    include: {
      meter: { select: { id: true, key: true, name: true, unit: true } },
      client: { select: { id: true, key: true, name: true } },
    },
  });
  const organizationId = organizationOf(ctx);
  const rows = found.filter((row) => row.organizationId === organizationId);
  const takenBack = rows.flatMap(({ cancels }) => cancels ?? []);
  // Two questions: asked as one with "or", neither index would be used.
  const [firsts, corrections] = await Promise.all([
    ctx.db.usageEvent.findMany({
      where: { number: { in: takenBack } },
      select: { number: true, eventId: true },
    }),
    ctx.db.usageEvent.findMany({
      where: { cancels: { in: [...numbers] } },
      select: { cancels: true, eventId: true },
    }),
  ]);
  const idOf = new Map(firsts.map(({ number, eventId }) => [number, eventId]));
  const backBy = new Map(corrections.map(({ cancels, eventId }) => [cancels, eventId]));
  const views = new Map(
    rows.map(({ number, eventId, meter, client, at, receivedAt, uploadId, ...row }) => [
      number,
      {
        ...{ number, eventId, meter, client, at, receivedAt, uploadId },
        value: amountText(row.units, row.nanos),
        properties: row.properties === null ? null : (JSON.parse(row.properties) as Properties),
        passesFilters: row.groupKey !== null,
        takesBack: row.cancels === null ? null : (idOf.get(row.cancels) ?? null),
        takenBackBy: backBy.get(number) ?? null,
      },
    ]),
  );
  return numbers.flatMap((number) => views.get(number) ?? []);
}
