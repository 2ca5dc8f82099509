import { type CivilDate, addDays, formatDate, startOfDayIn, todayIn } from "#lib/civil-date";
import { DomainError } from "#lib/errors";
import { organizationOf, type TxContext } from "#platform/context";
import type { EntryKind } from "./accounts.ts";

/** The day lies in a time whose books are closed; `field` is where it was typed, when it was. */
export class BooksClosed extends DomainError {
  constructor({ day, until, field }: { day: CivilDate; until: CivilDate; field?: string | undefined }) {
    const message =
      `The books are closed until ${formatDate(until)}, so nothing can be dated ${formatDate(day)}. ` +
      `Choose a later day, or let the owner reopen the books.`;
    super("conflict", message, field === undefined ? [] : [{ path: field, message }]);
  }
}

/** Throws BooksClosed when the organization's books are closed on that day. */
export async function requireOpenBooks(
  tx: TxContext,
  { day, field }: { day: CivilDate; field?: string },
): Promise<void> {
  const closed = await findClosed(tx);
  if (closed && day <= closed.until) throw new BooksClosed({ day, until: closed.until, field });
}

/**
 * What happened at Stripe has happened, whatever is closed here. It is never refused but booked on the first open day
 * (docs/decisions/0013).
 */
const reportedByStripe: ReadonlySet<EntryKind> = new Set<EntryKind>([
  "payment_succeeded",
  "stripe_fee",
  "refund_created",
  "refund_failed",
  "dispute_withdrawn",
  "dispute_won",
  "dispute_lost",
  "currency_converted",
  "payout_paid",
  "payout_failed",
  "other_stripe_activity",
]);

/** Up to which day an organization's books are closed, in its zone. */
export type ClosedBooks = { readonly until: CivilDate; readonly timeZone: string };

/** When the entry is booked: at its own instant, or on the first open day. Throws BooksClosed for what may be refused. */
export function openInstant({ kind, at }: { kind: EntryKind; at: Date }, closed: ClosedBooks | null): Date {
  if (!closed) return at;
  const { until, timeZone } = closed;
  const day = todayIn(timeZone, at);
  if (day > until) return at;
  if (!reportedByStripe.has(kind)) throw new BooksClosed({ day, until });
  return startOfDayIn(timeZone, addDays(until, 1));
}

async function findClosed(tx: TxContext): Promise<ClosedBooks | null> {
  const organization = await tx.db.organization.findUnique({
    where: { id: organizationOf(tx) },
    select: { booksClosedUntil: true, timeZone: true },
  });
  if (!organization?.booksClosedUntil) return null;
  return { until: organization.booksClosedUntil, timeZone: organization.timeZone };
}
