import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { type CivilDate, todayIn } from "#lib/civil-date";
import { invalidField, NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { changesBetween } from "./changes.ts";
import { SeriesAlreadyUsed, SeriesBoundToYears, SeriesNotWaiting } from "./errors.ts";
import { getOrganization } from "./get.ts";
import { formatDocumentNumber, readNumberPattern } from "./number-pattern.ts";
import { hasBegun, placeOn } from "./series-place.ts";

export type SeriesKind = "invoice" | "credit_note";

const kind = z.enum(["invoice", "credit_note"], "There is no such number series.");

const lastNumber = z
  .number("Enter a whole number from 0 to 999999999.")
  .int("Enter a whole number from 0 to 999999999.")
  .min(0, "Enter a whole number from 0 to 999999999.")
  .max(999_999_999, "Enter a whole number from 0 to 999999999.");

export const numberSeriesInput = z.object({
  kind,
  pattern: z.string("Enter a pattern such as INV-{number:4}.").transform((text, ctx) => {
    const pattern = readNumberPattern(text);
    if (pattern.ok) return pattern.value;
    ctx.addIssue(pattern.problem);
    return z.NEVER;
  }),
  /** The last number issued elsewhere, before this series, or this year of it, was begun here. */
  lastNumber: lastNumber.optional(),
  /** Whether numbers begin at 1 again each year; the pattern must hold the year then. */
  resetsYearly: z.boolean("Say whether numbers begin anew each year.").optional(),
});

export const seriesConfirmationInput = z.object({ kind, lastNumber });

/**
 * The organization's series. `lastNumber` is the last one of this year where the series begins anew each year, `next` the
 * number that the next document would get today, `isUsed` whether the last number is beyond changing.
 */
export async function listNumberSeries(ctx: Context) {
  const today = await todayOf(ctx);
  const series = await ctx.db.numberSeries.findMany({
    where: { organizationId: organizationOf(ctx) },
    orderBy: { kind: "desc" },
  });
  return series.map((one) => {
    const { kind, pattern, lastIssuedOn, needsConfirmation, resetsYearly } = one;
    const { lastNumber, issuedOn } = placeOn(one, today);
    return {
      ...{ kind, pattern, resetsYearly, lastNumber, lastIssuedOn, needsConfirmation },
      isUsed: hasBegun(one, today),
      isBoundToYears: resetsYearly && lastIssuedOn !== null,
      next: formatDocumentNumber({ pattern, number: lastNumber + 1, issuedOn }),
    };
  });
}

/** Changes how numbers read and, until the first document is issued here (or in this year), where they begin. */
export async function updateNumberSeries(
  ctx: Context,
  input: z.input<typeof numberSeriesInput>,
): Promise<void> {
  const { kind, pattern, ...given } = readInput(numberSeriesInput, input);
  await inTransaction(ctx, async (tx) => {
    const was = await getSeries(tx, kind);
    const resetsYearly = given.resetsYearly ?? was.resetsYearly;
    await requireOwnPattern(tx, was, pattern);
    requireYearIn(pattern, { resetsYearly });
    if (was.resetsYearly && !resetsYearly && was.lastIssuedOn !== null) throw new SeriesBoundToYears();
    const today = await todayOf(tx);
    const place = placeOn({ ...was, resetsYearly }, today);
    const lastNumber = given.lastNumber ?? place.lastNumber;
    if (lastNumber !== place.lastNumber && hasBegun(was, today)) throw new SeriesAlreadyUsed();
    await change(tx, was, { pattern, resetsYearly, lastNumber, year: place.year }, "updated");
  });
}

/**
 * Opens issuing again after a restore: the restored books may miss documents that were issued after the backup, and
 * only a person can know the last number. Never below the last that the books know.
 */
export async function confirmNumberSeries(
  ctx: Context,
  input: z.input<typeof seriesConfirmationInput>,
): Promise<void> {
  const { kind, lastNumber } = readInput(seriesConfirmationInput, input);
  await inTransaction(ctx, async (tx) => {
    const was = await getSeries(tx, kind);
    if (!was.needsConfirmation) throw new SeriesNotWaiting();
    const place = placeOn(was, await todayOf(tx));
    if (lastNumber < place.lastNumber)
      throw invalidField("lastNumber", `Number ${place.lastNumber} is issued. Enter it or a later one.`);
    const confirmed = { needsConfirmation: false, confirmedAt: tx.clock.now() };
    await change(tx, was, { lastNumber, year: place.year, ...confirmed }, "confirmed");
  });
}

type Series = Awaited<ReturnType<typeof getSeries>>;

async function getSeries(tx: TxContext, kind: SeriesKind) {
  const series = await tx.db.numberSeries.findUnique({
    where: { organizationId_kind: { organizationId: organizationOf(tx), kind } },
  });
  if (!series) throw new NotFound("number series");
  return series;
}

async function todayOf(ctx: Context | TxContext): Promise<CivilDate> {
  return todayIn((await getOrganization(ctx)).timeZone, ctx.clock.now());
}

/** Two series of one pattern would give the same number twice. */
async function requireOwnPattern(tx: TxContext, { organizationId, kind }: Series, pattern: string) {
  const other = await tx.db.numberSeries.findFirst({
    where: { organizationId, pattern, kind: { not: kind } },
  });
  if (other) throw invalidField("pattern", "The other series has this pattern. Choose one of its own.");
}

function requireYearIn(pattern: string, { resetsYearly }: { resetsYearly: boolean }): void {
  if (resetsYearly && !pattern.includes("{year}"))
    throw invalidField("pattern", "Put {year} in, because numbers that begin anew each year would repeat.");
}

async function change(tx: TxContext, was: Series, wanted: Partial<Series>, verb: string): Promise<void> {
  const changes = changesBetween(was, wanted);
  if (!changes) return;
  await tx.db.numberSeries.update({ where: { id: was.id }, data: wanted });
  // A number in a year is told with the year, because the proof that no number is missing reads it from here.
  const isInYear = wanted.year !== 0 && ("lastNumber" in changes.after || "year" in changes.after);
  const place = ({ year, lastNumber }: Series) => (isInYear ? { year, lastNumber } : {});
  await recordActivity(tx, {
    verb,
    subjectKind: "number_series",
    subjectId: was.id,
    before: { ...changes.before, ...place(was) },
    after: { ...changes.after, ...place({ ...was, ...wanted }) },
  });
}
