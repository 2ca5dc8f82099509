import type { SeriesKind } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";

/** A document's place in its series; `year` 0 where the series goes on over the years. */
export type IssuedPlace = {
  readonly number: string | null;
  readonly year: number;
  readonly index: number;
  readonly issuedOn: string | null;
};

const pageLength = 1000;

/** The documents that have a number, in the order of their places, a page at a time. */
export async function* documentsOf(ctx: Context, kind: SeriesKind): AsyncGenerator<IssuedPlace> {
  for (let year = await nextYear(ctx, kind, -1); year !== null; year = await nextYear(ctx, kind, year))
    yield* documentsIn(ctx, kind, year);
}

async function* documentsIn(ctx: Context, kind: SeriesKind, year: number): AsyncGenerator<IssuedPlace> {
  for (let after = -1; ;) {
    const query = {
      where: { organizationId: organizationOf(ctx), numberYear: year, numberIndex: { gt: after } },
      select: { number: true, numberIndex: true, issuedOn: true },
      orderBy: { numberIndex: "asc" as const },
      take: pageLength,
    };
    const rows =
      kind === "invoice" ? await ctx.db.invoice.findMany(query) : await ctx.db.creditNote.findMany(query);
    for (const { number, numberIndex, issuedOn } of rows) {
      after = numberIndex ?? after;
      yield { number, year, index: after, issuedOn };
    }
    if (rows.length < pageLength) return;
  }
}

/** The first year after this one that documents count in; null when there is none. */
async function nextYear(ctx: Context, kind: SeriesKind, year: number): Promise<number | null> {
  const query = {
    where: {
      organizationId: organizationOf(ctx),
      numberYear: { gt: year },
      numberIndex: { not: null },
    },
    select: { numberYear: true },
    orderBy: { numberYear: "asc" as const },
  };
  const row =
    kind === "invoice" ? await ctx.db.invoice.findFirst(query) : await ctx.db.creditNote.findFirst(query);
  return row?.numberYear ?? null;
}
