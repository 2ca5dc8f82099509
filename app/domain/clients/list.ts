import type { z } from "zod";
import { invalidField } from "#lib/errors";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { searchWords } from "#lib/search-text";
import { type Context, organizationOf } from "#platform/context";
import { type ClientSort, listClientsInput } from "./input.ts";
import { type ClientView, clientWithContacts } from "./view.ts";

/** The clients that are not archived, or with `archived` those that are; by name unless asked otherwise. */
export async function listClients(
  ctx: Context,
  input: z.input<typeof listClientsInput> = {},
): Promise<Page<ClientView>> {
  const query = readInput(listClientsInput, input);
  const limit = pageSize(query.limit);
  const sort = query.sort ?? "name";
  const rows = await ctx.db.client.findMany({
    where: {
      organizationId: organizationOf(ctx),
      archivedAt: query.archived ? { not: null } : null,
      AND: [
        ...searchWords(query.search).map((word) => ({ search: { contains: word } })),
        ...(await afterCursor(ctx, sort, query.cursor)),
      ],
    },
    select: clientWithContacts,
    orderBy: sort.endsWith("name")
      ? [{ search: directionOf(sort) }, { id: directionOf(sort) }]
      : { id: directionOf(sort) },
    take: limit + 1,
  });
  return pageOf(rows, limit, (row) => [row.id]);
}

/** The rows behind the one that the cursor names; ids grow with the instant of creation. */
async function afterCursor(ctx: Context, sort: ClientSort, cursor: string | null | undefined) {
  const [id] = decodeCursor(cursor, ["string"]) ?? [];
  if (id === undefined) return [];
  const behind = directionOf(sort) === "asc" ? ("gt" as const) : ("lt" as const);
  if (!sort.endsWith("name")) return [{ id: { [behind]: id } }];
  const last = await ctx.db.client.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: { search: true },
  });
  if (!last) throw invalidField("cursor", "This page's address is not valid. Start from the first page.");
  return [{ OR: [{ search: { [behind]: last.search } }, { search: last.search, id: { [behind]: id } }] }];
}

function directionOf(sort: ClientSort): "asc" | "desc" {
  return sort.startsWith("-") ? "desc" : "asc";
}
