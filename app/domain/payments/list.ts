import type { z } from "zod";
import { organizationOf, type Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { searchExpression } from "#lib/search-expression";
import { Prisma } from "#platform/db";
import { listPaymentsInput } from "./input.ts";
import { type PaymentItem, viewPaymentItem, withNames } from "./view.ts";

/** The organization's payments, newest first; the search is for the beginnings of words of reference, number and client. */
export async function listPayments(
  ctx: Context,
  given: z.input<typeof listPaymentsInput> = {},
): Promise<Page<PaymentItem>> {
  const query = readInput(listPaymentsInput, given);
  const limit = pageSize(query.limit);
  const scope = { kind: "payments", organizationId: organizationOf(ctx), clientId: query.clientId } as const;
  const expression = searchExpression(query.search, scope);
  const page =
    expression === null ? await readPage(ctx, query, limit) : await searchPage(ctx, query, limit, expression);
  return { items: page.items.map(viewPaymentItem), nextCursor: page.nextCursor };
}

type Query = z.output<typeof listPaymentsInput>;

async function readPage(ctx: Context, query: Query, limit: number) {
  const [before] = decodeCursor(query.cursor, ["string"]) ?? [];
  const { state, source, clientId, invoiceId } = query;
  const rows = await ctx.db.payment.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(before !== undefined && { id: { lt: before } }),
      ...(state !== undefined && { state }),
      ...(source !== undefined && { source }),
      ...(clientId !== undefined && { clientId }),
      ...(invoiceId !== undefined && { invoiceId }),
    },
    include: withNames,
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return pageOf(rows, limit, (row) => [row.id]);
}

/** The words' own index answers in the order in which the payments were written. */
async function searchPage(ctx: Context, query: Query, limit: number, expression: string) {
  const [before] = decodeCursor(query.cursor, ["number"]) ?? [];
  const { state, source, clientId, invoiceId } = query;
  const conditions = [
    Prisma.sql`search_words MATCH ${expression}`,
    Prisma.sql`payments.organization_id = ${organizationOf(ctx)}`,
    ...(before === undefined ? [] : [Prisma.sql`search_words.rowid < ${before}`]),
    ...(state === undefined ? [] : [Prisma.sql`payments.state = ${state}`]),
    ...(source === undefined ? [] : [Prisma.sql`payments.source = ${source}`]),
    ...(clientId === undefined ? [] : [Prisma.sql`payments.client_id = ${clientId}`]),
    ...(invoiceId === undefined ? [] : [Prisma.sql`payments.invoice_id = ${invoiceId}`]),
  ];
  const keys = await ctx.db.$queryRaw<{ id: string; place: bigint }[]>(Prisma.sql`
    SELECT payments.id AS id, search_words.rowid AS place
    FROM search_words
      CROSS JOIN search_entries ON search_entries.place = search_words.rowid
      CROSS JOIN payments ON payments.id = search_entries.subject_id
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY search_words.rowid DESC
    LIMIT ${limit + 1}`);
  const { items, nextCursor } = pageOf(keys, limit, ({ place }) => [Number(place)]);
  const rows = await ctx.db.payment.findMany({
    where: { id: { in: items.map(({ id }) => id) }, organizationId: organizationOf(ctx) },
    include: withNames,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { items: items.flatMap(({ id }) => byId.get(id) ?? []), nextCursor };
}

/** Every payment of one invoice, oldest first. */
export async function listPaymentsOf(ctx: Context, query: { invoiceId: string }): Promise<PaymentItem[]> {
  const rows = await ctx.db.payment.findMany({
    where: { organizationId: organizationOf(ctx), invoiceId: query.invoiceId },
    include: withNames,
    orderBy: { id: "asc" },
  });
  return rows.map(viewPaymentItem);
}

export async function getPayment(ctx: Context, query: { id: string }): Promise<PaymentItem> {
  const row = await ctx.db.payment.findFirst({
    where: { id: query.id, organizationId: organizationOf(ctx) },
    include: withNames,
  });
  if (!row) throw new NotFound("payment");
  return viewPaymentItem(row);
}
