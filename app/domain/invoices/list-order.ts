import { decodeCursor } from "#lib/paging";
import { Prisma } from "#platform/db";
import type { InvoiceSort } from "./input.ts";

/** What a list is sorted by, each an index's own order; what stands for nothing sorts before everything. */
const columns = {
  createdAt: {
    column: Prisma.sql`invoices.created_at`,
    // Without the sum, the instant would come back as a Date.
    shown: Prisma.sql`invoices.created_at + 0`,
    kind: "number",
  },
  // A series that begins anew each year goes on with the year; a place has at most nine digits.
  number: numberColumn(Prisma.sql`coalesce(invoices.number_year * 1000000000 + invoices.number_index, 0)`),
  dueOn: {
    column: Prisma.sql`coalesce(invoices.due_on, '')`,
    shown: Prisma.sql`coalesce(invoices.due_on, '')`,
    kind: "string",
  },
  total: numberColumn(Prisma.sql`invoices.total`),
  /** The order of creation among what was searched, in which the index of words answers by itself. */
  place: numberColumn(Prisma.sql`search_words.rowid`),
} as const;

function numberColumn(column: Prisma.Sql) {
  return { column, shown: column, kind: "number" } as const;
}

export function orderOf(sort: InvoiceSort, { isSearched }: { isSearched: boolean }) {
  const isDescending = sort.startsWith("-");
  const asked = (isDescending ? sort.slice(1) : sort) as keyof typeof columns;
  const name = isSearched && asked === "createdAt" ? "place" : asked;
  const { column, shown, kind } = columns[name];
  const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const isUnique = name === "place";
  return {
    shown,
    by: isUnique
      ? Prisma.sql`${column} ${direction}`
      : Prisma.sql`${column} ${direction}, invoices.id ${direction}`,
    /** What the rows behind the cursor fulfil, or nothing on the first page. */
    behind(cursor: string | null | undefined): Prisma.Sql[] {
      const [value, id] = decodeCursor(cursor, [kind, "string"]) ?? [];
      if (value === undefined) return [];
      const sign = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
      if (isUnique) return [Prisma.sql`${column} ${sign} ${value}`];
      // The second says no more than the first, but SQLite finds the place in an index over an expression only by it.
      return [
        Prisma.sql`(${column}, invoices.id) ${sign} (${value}, ${id})`,
        Prisma.sql`${column} ${sign}= ${value}`,
      ];
    },
  };
}
