import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { getOrganization } from "#domain/organizations";
import { addDays, type CivilDate, formatDate, startOfDayIn, todayIn } from "#lib/civil-date";
import { DomainError, invalidField } from "#lib/errors";
import { civilDateField, lineField } from "#lib/fields";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";

export const closeBooksInput = z.strictObject({ until: civilDateField });

export const reopenBooksInput = z.strictObject({
  /** Why; it stands in the record. */
  reason: lineField("The reason", 200),
  /** The earlier day until which they stay closed; left out, all of them are open. */
  until: civilDateField.optional(),
});

export class BooksNotClosed extends DomainError {
  constructor() {
    super("conflict", "The books are open already.");
  }
}

/** Until which day the organization's books are closed, null when all are open, and the last day that could be chosen. */
export async function getClosing(
  ctx: Context | TxContext,
): Promise<{ until: CivilDate | null; latest: CivilDate }> {
  const { timeZone } = await getOrganization(ctx);
  const { booksClosedUntil: until } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: organizationOf(ctx) },
    select: { booksClosedUntil: true },
  });
  return { until, latest: addDays(todayIn(timeZone, ctx.clock.now()), -1) };
}

/**
 * From now on nothing is booked on that day or before it. Throws InvalidInput for today or later, and for a day that goes
 * back, which is a reopening. The same day again changes nothing.
 */
export async function closeBooks(ctx: Context, given: z.input<typeof closeBooksInput>): Promise<void> {
  const { until } = readInput(closeBooksInput, given);
  await inTransaction(ctx, async (tx) => {
    const closing = await getClosing(tx);
    if (closing.until === until) return;
    if (until > closing.latest)
      throw invalidField("until", "Books can be closed until yesterday at the latest.");
    if (closing.until !== null && until < closing.until)
      throw invalidField(
        "until",
        `The books are closed until ${formatDate(closing.until)} already. Reopen them to go back to an earlier day.`,
      );
    await setClosing(tx, { was: closing.until, until, verb: "closed the books of", reason: null });
  });
}

/**
 * Lets entries be dated in a time that was closed, wholly or after an earlier day; who and why stay on record. Throws
 * BooksNotClosed, and InvalidInput for a day that is not earlier.
 */
export async function reopenBooks(ctx: Context, given: z.input<typeof reopenBooksInput>): Promise<void> {
  const { reason, until = null } = readInput(reopenBooksInput, given);
  await inTransaction(ctx, async (tx) => {
    const closing = await getClosing(tx);
    if (closing.until === null) throw new BooksNotClosed();
    if (until !== null && until >= closing.until)
      throw invalidField("until", `Choose a day before ${formatDate(closing.until)}, or leave it empty.`);
    await setClosing(tx, { was: closing.until, until, verb: "reopened the books of", reason });
  });
}

type Change = { was: CivilDate | null; until: CivilDate | null; verb: string; reason: string | null };

/** The proof reads these records: which instant the closing meant, whatever zone the organization has later. */
async function setClosing(tx: TxContext, { was, until, verb, reason }: Change): Promise<void> {
  const { id, timeZone } = await getOrganization(tx);
  await tx.db.organization.update({ where: { id }, data: { booksClosedUntil: until } });
  const closedBefore = until && startOfDayIn(timeZone, addDays(until, 1)).toISOString();
  await recordActivity(tx, {
    verb,
    subjectKind: "organization",
    subjectId: id,
    before: { booksClosedUntil: was },
    after: { booksClosedUntil: until, closedBefore, ...(reason !== null && { reason }) },
  });
}
