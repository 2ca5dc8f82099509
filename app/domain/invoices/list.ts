import type { z } from "zod";
import { getOrganization } from "#domain/organizations";
import { type Age, dueDatesOf } from "#lib/ages";
import { type CivilDate, todayIn } from "#lib/civil-date";
import { readInput } from "#lib/input";
import { type Page, pageOf, pageSize } from "#lib/paging";
import { searchExpression } from "#lib/search-expression";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import { type InvoiceSort, listInvoicesInput } from "./input.ts";
import { orderOf } from "./list-order.ts";
import { summaryOf, surroundingsOf } from "./summary.ts";
import type { InvoiceSummary } from "./view.ts";

/**
 * The organization's invoices, newest first unless asked otherwise, what is late by its due date; the search is for the beginnings of words of numbers
 * and clients. What is searched and sorted by anything but its creation is found as a whole before it is sorted.
 */
export async function listInvoices(
  ctx: Context,
  input: z.input<typeof listInvoicesInput> = {},
): Promise<Page<InvoiceSummary>> {
  const query = readInput(listInvoicesInput, input);
  const limit = pageSize(query.limit);
  const scope = { kind: "invoices", organizationId: organizationOf(ctx), clientId: query.clientId } as const;
  const expression = searchExpression(query.search, scope);
  const order = orderOf(query.sort ?? usualSort(query), { isSearched: expression !== null });
  const conditions = [...(await filters(ctx, query)), ...order.behind(query.cursor)];
  const keys = await ctx.db.$queryRaw<{ id: string; sorted: string | number | bigint }[]>(Prisma.sql`
    SELECT invoices.id AS id, ${order.shown} AS sorted
    FROM ${expression === null ? Prisma.sql`invoices` : found}
    WHERE ${Prisma.join([...matching(expression), ...conditions], " AND ")}
    ORDER BY ${order.by}
    LIMIT ${limit + 1}`);
  const page = pageOf(keys, limit, ({ id, sorted }) => [
    typeof sorted === "string" ? sorted : Number(sorted),
    id,
  ]);
  return { items: await summaries(ctx, page.items), nextCursor: page.nextCursor };
}

/** What is asked for because it is late comes longest due first. */
export function usualSort({
  overdue,
  age,
}: {
  overdue?: boolean | undefined;
  age?: Age | undefined;
}): InvoiceSort {
  return overdue || age ? "dueOn" : "-createdAt";
}

/** CROSS JOIN keeps SQLite from looking through all invoices for those that the words have. */
const found = Prisma.sql`search_words
    CROSS JOIN search_entries ON search_entries.place = search_words.rowid
    CROSS JOIN invoices ON invoices.id = search_entries.subject_id`;

function matching(expression: string | null): Prisma.Sql[] {
  return expression === null ? [] : [Prisma.sql`search_words MATCH ${expression}`];
}

async function filters(ctx: Context, query: z.output<typeof listInvoicesInput>): Promise<Prisma.Sql[]> {
  const { timeZone } = await getOrganization(ctx);
  const today = todayIn(timeZone, ctx.clock.now());
  const { status, paymentStatus, clientId, ids, overdue, age } = query;
  return [
    Prisma.sql`invoices.organization_id = ${organizationOf(ctx)}`,
    ...(status ? [Prisma.sql`invoices.status = ${status}`] : []),
    ...(paymentStatus ? [Prisma.sql`invoices.payment_status = ${paymentStatus}`] : []),
    ...(clientId ? [Prisma.sql`invoices.client_id = ${clientId}`] : []),
    ...(ids ? [Prisma.sql`invoices.id IN (${ids.length > 0 ? Prisma.join(ids) : Prisma.sql`NULL`})`] : []),
    ...(overdue === undefined ? [] : [overdueIs(overdue, today)]),
    ...(age ? [ageIs(age, today)] : []),
  ];
}

const isOwed = Prisma.sql`invoices.status = 'open' AND invoices.amount_due > 0`;

/** The same rule as isOverdue, for the database; written as the index of what is owed is. */
function overdueIs(wanted: boolean, today: CivilDate): Prisma.Sql {
  const isOverdue = Prisma.sql`(${isOwed} AND coalesce(invoices.due_on, '') < ${today}
    AND NOT EXISTS (SELECT 1 FROM payments WHERE payments.invoice_id = invoices.id AND payments.state = 'processing'))`;
  return wanted ? isOverdue : Prisma.sql`NOT ${isOverdue}`;
}

function ageIs(age: Age, today: CivilDate): Prisma.Sql {
  const { first, last } = dueDatesOf(age, today);
  const due = Prisma.sql`coalesce(invoices.due_on, '')`;
  return Prisma.sql`(${isOwed} AND ${due} >= ${first ?? ""} AND ${due} <= ${last})`;
}

async function summaries(ctx: Context, keys: readonly { id: string }[]): Promise<InvoiceSummary[]> {
  const ids = keys.map(({ id }) => id);
  const rows = await ctx.db.invoice.findMany({
    where: { id: { in: ids }, organizationId: organizationOf(ctx) },
    include: { client: { select: { id: true, key: true, name: true, locale: true } } },
  });
  const surroundings = await surroundingsOf(ctx, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [summaryOf(row, surroundings)] : [];
  });
}
