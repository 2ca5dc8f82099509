import type { z } from "zod";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { searchExpression } from "#lib/search-expression";
import { invalidField } from "#lib/errors";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import { type ClientSort, listClientsInput } from "./input.ts";
import { type ClientView, clientWithContacts } from "./view.ts";

/**
 * The clients that are not archived, or with `archived` those that are; by name unless asked otherwise. The search is for
 * the beginnings of words of name, e-mail address, key and tax number.
 */
export async function listClients(
  ctx: Context,
  input: z.input<typeof listClientsInput> = {},
): Promise<Page<ClientView>> {
  const query = readInput(listClientsInput, input);
  const limit = pageSize(query.limit);
  const expression = searchExpression(query.search, { kind: "clients", organizationId: organizationOf(ctx) });
  const sort = query.sort ?? "name";
  const conditions = [
    ...(expression === null ? [] : [Prisma.sql`search_words MATCH ${expression}`]),
    Prisma.sql`clients.organization_id = ${organizationOf(ctx)}`,
    query.archived ? Prisma.sql`clients.archived_at IS NOT NULL` : Prisma.sql`clients.archived_at IS NULL`,
    ...(await behindCursor(ctx, sort, query.cursor)),
  ];
  const keys = await ctx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT clients.id AS id FROM ${expression === null ? Prisma.sql`clients` : found}
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${orderOf(sort)}
    LIMIT ${limit + 1}`);
  const page = pageOf(keys, limit, ({ id }) => [id]);
  return { items: await clientsById(ctx, page.items), nextCursor: page.nextCursor };
}

/** CROSS JOIN keeps SQLite from looking through all clients for those that the words have. */
const found = Prisma.sql`search_words
    CROSS JOIN search_entries ON search_entries.place = search_words.rowid
    CROSS JOIN clients ON clients.id = search_entries.subject_id`;

/** The rows behind the one that the cursor names; ids grow with the instant of creation. */
async function behindCursor(
  ctx: Context,
  sort: ClientSort,
  cursor: string | null | undefined,
): Promise<Prisma.Sql[]> {
  const [id] = decodeCursor(cursor, ["string"]) ?? [];
  if (id === undefined) return [];
  const sign = sort.startsWith("-") ? Prisma.sql`<` : Prisma.sql`>`;
  if (!sort.endsWith("name")) return [Prisma.sql`clients.id ${sign} ${id}`];
  const last = await ctx.db.client.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: { search: true },
  });
  if (!last) throw invalidField("cursor", "This page's address is not valid. Start from the first page.");
  return [Prisma.sql`(clients.search, clients.id) ${sign} (${last.search}, ${id})`];
}

function orderOf(sort: ClientSort): Prisma.Sql {
  const direction = sort.startsWith("-") ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const byId = Prisma.sql`clients.id ${direction}`;
  return sort.endsWith("name") ? Prisma.sql`clients.search ${direction}, ${byId}` : byId;
}

async function clientsById(ctx: Context, keys: readonly { id: string }[]): Promise<ClientView[]> {
  const rows = await ctx.db.client.findMany({
    where: { id: { in: keys.map(({ id }) => id) }, organizationId: organizationOf(ctx) },
    select: clientWithContacts,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return keys.flatMap(({ id }) => byId.get(id) ?? []);
}
