import { invalidField } from "./errors.ts";

/** What a list answers: `nextCursor` is null on the last page. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

export type CursorKind = "string" | "number";
/** The values that a cursor of those kinds holds, in their order. */
export type CursorValues<Kinds extends readonly CursorKind[]> = {
  -readonly [Index in keyof Kinds]: Kinds[Index] extends "number" ? number : string;
};

/** How many rows a page has: 25 unless asked otherwise, from 1 to 100. */
export function pageSize(asked?: number): number {
  if (asked === undefined || Number.isNaN(asked)) return 25;
  return Math.min(100, Math.max(1, Math.floor(asked)));
}

/** The sort values of a page's last row as opaque text that an address can carry. */
export function encodeCursor(values: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The values of a cursor, null without one. Throws InvalidInput on "cursor" when its text is not of these kinds. */
export function decodeCursor<const Kinds extends readonly CursorKind[]>(
  cursor: string | null | undefined,
  kinds: Kinds,
): CursorValues<Kinds> | null {
  if (cursor === null || cursor === undefined || cursor === "") return null;
  const values = readCursor(cursor);
  if (values?.length !== kinds.length || !values.every((value, index) => typeof value === kinds[index]))
    throw invalidField("cursor", "This page's address is not valid. Start from the first page.");
  return values as CursorValues<Kinds>;
}

/** A page of `limit` rows out of rows that were fetched with one more, to see whether there is a next page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  sortValues: (row: T) => readonly (string | number)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last !== undefined && rows.length > limit ? encodeCursor(sortValues(last)) : null,
  };
}

/** What is asked for of a page of things that can be archived, in the order in which they were made: one row too many. */
export function pageByMaking(
  organizationId: string,
  query: { archived?: boolean | undefined; cursor?: string | null | undefined; limit?: number | undefined },
) {
  const limit = pageSize(query.limit);
  const [after] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = {
    where: {
      organizationId,
      archivedAt: query.archived ? { not: null } : null,
      ...(after !== undefined && { id: { gt: after } }),
    },
    orderBy: { id: "asc" as const },
    take: limit + 1,
  };
  return { rows, limit };
}

function readCursor(cursor: string): unknown[] | null {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const values: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}
