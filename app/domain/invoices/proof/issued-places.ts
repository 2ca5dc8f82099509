import type { SeriesKind } from "#domain/organizations";
import { breathe } from "#lib/breathe";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

/** A document's place in its series; `year` 0 where the series goes on over the years. */
export type IssuedPlace = {
  readonly number: string | null;
  readonly year: number;
  readonly index: number;
  readonly issuedOn: string | null;
};

const pageLength = 1000;

const tables = { invoice: Prisma.raw("invoices"), credit_note: Prisma.raw("credit_notes") };

/** The documents that have a number, in the order of their places, a page at a time. */
export async function* documentsOf(ctx: Context, kind: SeriesKind): AsyncGenerator<IssuedPlace> {
  for (let last = { year: -1, index: 0 }; ;) {
    const page = readPlaces(ctx, kind, last);
    yield* page;
    if (page.length < pageLength) return;
    last = page.at(-1) ?? last;
    await breathe();
  }
}

type PlaceRow = Omit<IssuedPlace, "year" | "index"> & { readonly year: bigint; readonly index: bigint };

function readPlaces(ctx: Context, kind: SeriesKind, after: { year: number; index: number }): IssuedPlace[] {
  const rows = ctx.parts.database.readRows<PlaceRow>(Prisma.sql`
    SELECT number, number_year AS year, number_index AS "index", issued_on AS issuedOn FROM ${tables[kind]}
    WHERE organization_id = ${organizationOf(ctx)} AND number_index IS NOT NULL
      AND (number_year, number_index) > (${after.year}, ${after.index})
    ORDER BY number_year, number_index LIMIT ${pageLength}`);
  return rows.map((row) => ({ ...row, year: Number(row.year), index: Number(row.index) }));
}
