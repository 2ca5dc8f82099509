import type { z } from "zod";
import { getOrganization } from "#domain/organizations";
import { todayIn } from "#lib/civil-date";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { searchWords } from "#lib/search-text";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import { type InvoiceSort, listInvoicesInput } from "./input.ts";
import { summaryOf, surroundingsOf } from "./summary.ts";
import type { InvoiceSummary } from "./view.ts";

/** The organization's invoices, newest first unless asked otherwise; the search looks at numbers and clients. */
export async function listInvoices(
  ctx: Context,
  input: z.input<typeof listInvoicesInput> = {},
): Promise<Page<InvoiceSummary>> {
  const query = readInput(listInvoicesInput, input);
  const limit = pageSize(query.limit);
  const sort = query.sort ?? "-createdAt";
  const conditions = [...(await filters(ctx, query)), ...behindCursor(sort, query.cursor)];
  const { column, shown, direction } = order(sort);
  const keys = await ctx.db.$queryRaw<{ id: string; sorted: string | number | bigint }[]>(Prisma.sql`
    SELECT invoices.id AS id, ${shown} AS sorted
    FROM invoices JOIN clients ON clients.id = invoices.client_id
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${column} ${direction}, invoices.id ${direction}
    LIMIT ${limit + 1}`);
  const page = pageOf(keys, limit, ({ id, sorted }) => [
    typeof sorted === "string" ? sorted : Number(sorted),
    id,
  ]);
  return { items: await summaries(ctx, page.items), nextCursor: page.nextCursor };
}

async function filters(ctx: Context, query: z.output<typeof listInvoicesInput>): Promise<Prisma.Sql[]> {
  const { timeZone } = await getOrganization(ctx);
  const { status, paymentStatus, clientId, overdue } = query;
  return [
    Prisma.sql`invoices.organization_id = ${organizationOf(ctx)}`,
    ...(status ? [Prisma.sql`invoices.status = ${status}`] : []),
    ...(paymentStatus ? [Prisma.sql`invoices.payment_status = ${paymentStatus}`] : []),
    ...(clientId ? [Prisma.sql`invoices.client_id = ${clientId}`] : []),
    ...(overdue === undefined ? [] : [overdueIs(overdue, todayIn(timeZone, ctx.clock.now()))]),
    ...searchWords(query.search).map(
      (word) => Prisma.sql`(instr(invoices.search, ${word}) > 0 OR instr(clients.search, ${word}) > 0)`,
    ),
  ];
}

/** The same rule as isOverdue, for the database. */
function overdueIs(wanted: boolean, today: string): Prisma.Sql {
  const isOverdue = Prisma.sql`(invoices.status = 'open' AND invoices.amount_due > 0 AND invoices.due_on < ${today}
    AND NOT EXISTS (SELECT 1 FROM payments WHERE payments.invoice_id = invoices.id AND payments.state = 'processing'))`;
  return wanted ? isOverdue : Prisma.sql`NOT ${isOverdue}`;
}

function behindCursor(sort: InvoiceSort, cursor: string | null | undefined): Prisma.Sql[] {
  const { column, kind, isDescending } = order(sort);
  const [value, id] = decodeCursor(cursor, [kind, "string"]) ?? [];
  if (value === undefined) return [];
  const behind = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  return [Prisma.sql`(${column}, invoices.id) ${behind} (${value}, ${id})`];
}

/** What stands for nothing sorts before everything. The instant is shown as a number, or it would come back as a Date. */
const columns = {
  createdAt: {
    column: Prisma.sql`invoices.created_at`,
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
} as const;

function numberColumn(column: Prisma.Sql) {
  return { column, shown: column, kind: "number" } as const;
}

function order(sort: InvoiceSort) {
  const isDescending = sort.startsWith("-");
  const name = (isDescending ? sort.slice(1) : sort) as keyof typeof columns;
  return { ...columns[name], isDescending, direction: isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC` };
}

async function summaries(ctx: Context, keys: readonly { id: string }[]): Promise<InvoiceSummary[]> {
  const ids = keys.map(({ id }) => id);
  const rows = await ctx.db.invoice.findMany({
    where: { id: { in: ids }, organizationId: organizationOf(ctx) },
    include: { client: { select: { id: true, key: true, name: true, locale: true } } },
  });
  const surroundings = await surroundingsOf(ctx, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [summaryOf(row, surroundings)] : [];
  });
}
