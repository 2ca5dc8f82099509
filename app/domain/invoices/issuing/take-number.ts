import { formatDocumentNumber, type Organization, placeOn, type SeriesKind } from "#domain/organizations";
import { type CivilDate, todayIn } from "#lib/civil-date";
import { newId } from "#lib/ids";
import { organizationOf, type TxContext } from "#platform/context";
import { SeriesNeedsConfirmation } from "../errors.ts";

/** `year` is what the index counts in, 0 where the series goes on over the years. */
export type TakenNumber = {
  readonly number: string;
  readonly index: number;
  readonly year: number;
  readonly issuedOn: CivilDate;
};

const firstPatterns = { invoice: "INV-{number:4}", credit_note: "CN-{number:4}" } as const;

/**
 * The next place in the series and the day of issue. It is taken in the transaction that issues: what is rolled back
 * gives its number back, so that there are no gaps. The day is today in the organization's zone, but never before the
 * series' last, so that dates follow the numbers; a series that begins anew each year does so with the year of that day.
 * After a restore it throws SeriesNeedsConfirmation.
 */
export async function takeNumber(
  tx: TxContext,
  kind: SeriesKind,
  { timeZone }: Pick<Organization, "timeZone">,
): Promise<TakenNumber> {
  const series = await seriesOf(tx, kind);
  if (series.needsConfirmation) throw new SeriesNeedsConfirmation();
  const { issuedOn, year, lastNumber } = placeOn(series, todayIn(timeZone, tx.clock.now()));
  const index = lastNumber + 1;
  await tx.db.numberSeries.update({
    where: { id: series.id },
    data: { year, lastNumber: index, lastIssuedOn: issuedOn },
  });
  const number = formatDocumentNumber({ pattern: series.pattern, number: index, issuedOn });
  return { number, index, year, issuedOn };
}

async function seriesOf(tx: TxContext, kind: SeriesKind) {
  const organizationId = organizationOf(tx);
  const where = { organizationId_kind: { organizationId, kind } };
  const found = await tx.db.numberSeries.findUnique({ where });
  if (found) return found;
  return tx.db.numberSeries.create({
    data: { id: newId(), organizationId, kind, pattern: firstPatterns[kind] },
  });
}
