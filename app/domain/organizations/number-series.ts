import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { todayIn } from "#lib/civil-date";
import { invalidField, NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { changesBetween } from "./changes.ts";
import { SeriesAlreadyUsed, SeriesNotWaiting } from "./errors.ts";
import { getOrganization } from "./get.ts";
import { formatDocumentNumber, readNumberPattern } from "./number-pattern.ts";

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
  /** The last number issued elsewhere, before this series was begun here. */
  lastNumber: lastNumber.optional(),
});

export const seriesConfirmationInput = z.object({ kind, lastNumber });

/** The organization's series. `next` is the number that the next document would get today. */
export async function listNumberSeries(ctx: Context) {
  const { timeZone } = await getOrganization(ctx);
  const series = await ctx.db.numberSeries.findMany({
    where: { organizationId: organizationOf(ctx) },
    orderBy: { kind: "desc" },
  });
  const issuedOn = todayIn(timeZone, ctx.clock.now());
  return series.map(({ kind, pattern, lastNumber, lastIssuedOn, needsConfirmation }) => ({
    kind,
    pattern,
    lastNumber,
    lastIssuedOn,
    needsConfirmation,
    isUsed: lastIssuedOn !== null,
    next: formatDocumentNumber({ pattern, number: lastNumber + 1, issuedOn }),
  }));
}

/** Changes how numbers read and, until the first document is issued here, where they begin. */
export async function updateNumberSeries(
  ctx: Context,
  input: z.input<typeof numberSeriesInput>,
): Promise<void> {
  const { kind, pattern, lastNumber } = readInput(numberSeriesInput, input);
  await inTransaction(ctx, async (tx) => {
    const was = await getSeries(tx, kind);
    const other = await tx.db.numberSeries.findFirst({
      where: { organizationId: was.organizationId, pattern, kind: { not: kind } },
    });
    if (other) throw invalidField("pattern", "The other series has this pattern. Choose one of its own.");
    const wanted = { pattern, lastNumber: lastNumber ?? was.lastNumber };
    if (wanted.lastNumber !== was.lastNumber && was.lastIssuedOn !== null) throw new SeriesAlreadyUsed();
    await change(tx, was, wanted, "updated");
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
    if (lastNumber < was.lastNumber)
      throw invalidField("lastNumber", `Number ${was.lastNumber} is issued. Enter it or a later one.`);
    const wanted = { lastNumber, needsConfirmation: false, confirmedAt: tx.clock.now() };
    await change(tx, was, wanted, "confirmed");
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

async function change(tx: TxContext, was: Series, wanted: Partial<Series>, verb: string): Promise<void> {
  const changes = changesBetween(was, wanted);
  if (!changes) return;
  await tx.db.numberSeries.update({ where: { id: was.id }, data: wanted });
  await recordActivity(tx, { verb, subjectKind: "number_series", subjectId: was.id, ...changes });
}
