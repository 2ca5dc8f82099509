import { getOrganization } from "#domain/organizations";
import { breathe } from "#lib/breathe";
import { addDays, type CivilDate, todayIn } from "#lib/civil-date";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { findSettings } from "../settings/rows.ts";
import { holdsOn } from "./holds.ts";
import { type Hold, type PlannedReminder, planReminders } from "./plan.ts";
import { readReminded, type RemindedInvoice } from "./read.ts";

/** A reminder before it goes out. */
export type CalendarItem = PlannedReminder & {
  readonly invoiceId: string;
  readonly number: string;
  readonly client: RemindedInvoice["client"];
  readonly currency: string;
  readonly amountDue: bigint;
  readonly recipients: readonly string[];
  /** Why it is put off; without an end, nobody knows until when. */
  readonly hold: Hold | null;
};

export type Calendar = Page<CalendarItem> & {
  /** While reminders are off: what would go out if they were switched on now. */
  readonly isOn: boolean;
  /** How many invoices are owed and have not arrived by mail, so that nobody is reminded of them. */
  readonly notArrived: number;
};

export const calendarDays = 60;

/** Every reminder of the next 60 days in the order in which they go out, should nothing change. Nothing is written. */
export async function listCalendar(
  ctx: Context,
  { cursor, limit: wanted = 100 }: { cursor?: string | null; limit?: number } = {},
): Promise<Calendar> {
  const limit = pageSize(wanted);
  const after = decodeCursor(cursor, ["number", "string", "number"]);
  const { items, isOn } = await readCalendar(ctx);
  const rest = after ? items.filter((item) => compare(placeOf(item), after) > 0) : items;
  const notArrived = await ctx.db.invoice.count({ where: { ...owedTo(ctx), sentAt: null } });
  return { ...pageOf(rest.slice(0, limit + 1), limit, placeOf), isOn, notArrived };
}

/** What would go out at this moment, and what would if nothing held it back. Nothing is written. */
export async function dryRun(ctx: Context): Promise<{ items: readonly CalendarItem[]; isOn: boolean }> {
  const now = ctx.clock.now();
  const { items, isOn } = await readCalendar(ctx);
  return { items: items.filter(({ at }) => at <= now), isOn };
}

/** Invoices that are read together. */
const batch = 500;

async function readCalendar(ctx: Context): Promise<{ items: CalendarItem[]; isOn: boolean }> {
  const now = ctx.clock.now();
  const { isOn } = await findSettings(ctx);
  const { timeZone } = await getOrganization(ctx);
  const end = addDays(todayIn(timeZone, now), calendarDays);
  const mailed = await ctx.db.invoice.findMany({
    where: { ...owedTo(ctx), sentAt: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const items: CalendarItem[] = [];
  for (let start = 0; start < mailed.length; start += batch) {
    const invoiceIds = mailed.slice(start, start + batch).map(({ id }) => id);
    const invoices = await readReminded(ctx, { invoiceIds, ...(!isOn && { ifOnSince: now }) });
    for (const invoice of invoices) items.push(...itemsOf(invoice, { now, end }));
    await breathe();
  }
  return { items: items.sort((a, b) => compare(placeOf(a), placeOf(b))), isOn };
}

function owedTo(ctx: Context) {
  return { organizationId: organizationOf(ctx), status: "open" as const, amountDue: { gt: 0n } };
}

function itemsOf(
  { id, number, client, currency, amountDue, recipients, facts }: RemindedInvoice,
  { now, end }: { now: Date; end: CivilDate },
): CalendarItem[] {
  const hold = holdsOn(facts.hold, todayIn(facts.zone, now)) ? facts.hold : null;
  return planReminders(facts, now)
    .filter(({ day }) => day < end)
    .map((planned) => ({
      ...{ ...planned, invoiceId: id, number, client, currency, amountDue, recipients },
      hold: holdOf(planned, hold),
    }));
}

/** A promise puts off what would go out before its end, and nothing else. */
function holdOf({ plannedOn }: PlannedReminder, hold: Hold | null): Hold | null {
  return hold?.reason === "promised" && plannedOn > hold.until ? null : hold;
}

type Place = readonly [at: number, invoiceId: string, offsetDays: number];

function placeOf({ at, invoiceId, offsetDays }: CalendarItem): Place {
  return [at.getTime(), invoiceId, offsetDays];
}

function compare(a: Place, b: Place): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return a[2] - b[2];
}
