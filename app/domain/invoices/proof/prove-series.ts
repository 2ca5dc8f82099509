import { listActivity } from "#domain/activity";
import type { SeriesKind } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";

type Issued = { readonly number: string | null; readonly index: number; readonly issuedOn: string | null };

/** Whether the documents of a series have numbers without gaps, and dates that follow the numbers. */
export async function proveSeries(ctx: Context, kind: SeriesKind): Promise<string[]> {
  const organizationId = organizationOf(ctx);
  const series = await ctx.db.numberSeries.findFirst({ where: { organizationId, kind } });
  const jumps = series ? await confirmedJumps(ctx, series.id) : new Map<number, number>();
  const differences: string[] = [];
  let previous: Issued | null = null;
  for await (const issued of documentsOf(ctx, kind)) {
    if (previous) differences.push(...proveStep(previous, issued, jumps));
    previous = issued;
  }
  const last = previous?.index;
  // A confirmation may have moved the series on without a document yet.
  const reached = last === undefined ? undefined : (jumps.get(last) ?? last);
  if (series && reached !== undefined && reached !== series.lastNumber)
    differences.push(
      `The series ${series.pattern} ends at ${series.lastNumber}, but its last document has place ${last}.`,
    );
  return differences;
}

function proveStep(previous: Issued, issued: Issued, jumps: ReadonlyMap<number, number>): string[] {
  const start = jumps.get(previous.index) ?? previous.index;
  return [
    ...(issued.index === start + 1
      ? []
      : [`Numbers are missing between ${previous.number} and ${issued.number}.`]),
    ...(previous.issuedOn !== null && issued.issuedOn !== null && issued.issuedOn < previous.issuedOn
      ? [`${issued.number} is dated before ${previous.number}.`]
      : []),
  ];
}

/** Where a person said, after a restore, that later numbers had been given out: from which place to which. */
async function confirmedJumps(ctx: Context, seriesId: string): Promise<Map<number, number>> {
  const jumps = new Map<number, number>();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listActivity>> = await listActivity(ctx, {
      subjectKind: "number_series",
      subjectId: seriesId,
      cursor,
      limit: 100,
    });
    for (const { verb, before, after } of page.items) {
      if (verb !== "confirmed") continue;
      const [from, to] = [Number(before?.lastNumber), Number(after?.lastNumber)];
      if (Number.isInteger(from) && Number.isInteger(to)) jumps.set(from, to);
    }
    cursor = page.nextCursor;
  } while (cursor);
  return jumps;
}

const pageLength = 1000;

async function* documentsOf(ctx: Context, kind: SeriesKind): AsyncGenerator<Issued> {
  for (let after = -1; ;) {
    const query = {
      where: { organizationId: organizationOf(ctx), numberIndex: { gt: after } },
      select: { number: true, numberIndex: true, issuedOn: true },
      orderBy: { numberIndex: "asc" as const },
      take: pageLength,
    };
    const rows =
      kind === "invoice" ? await ctx.db.invoice.findMany(query) : await ctx.db.creditNote.findMany(query);
    for (const { number, numberIndex, issuedOn } of rows) {
      after = numberIndex ?? after;
      yield { number, index: after, issuedOn };
    }
    if (rows.length < pageLength) return;
  }
}
