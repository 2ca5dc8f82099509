import type { z } from "zod";
import { organizationOf, type Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { searchWords } from "#lib/search-text";
import { listPaymentsInput } from "./input.ts";
import { type PaymentItem, viewPaymentItem, withNames } from "./view.ts";

/** The organization's payments, newest first. */
export async function listPayments(
  ctx: Context,
  given: z.input<typeof listPaymentsInput> = {},
): Promise<Page<PaymentItem>> {
  const query = readInput(listPaymentsInput, given);
  const limit = pageSize(query.limit);
  const [before] = decodeCursor(query.cursor, ["string"]) ?? [];
  const { state, source, clientId, invoiceId } = query;
  const rows = await ctx.db.payment.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(before !== undefined && { id: { lt: before } }),
      AND: searchWords(query.search).map((word) => ({
        OR: [
          // SQLite compares these without regard to case, as far as ASCII goes.
          { reference: { contains: word } },
          { invoice: { search: { contains: word } } },
          { client: { search: { contains: word } } },
        ],
      })),
      ...(state !== undefined && { state }),
      ...(source !== undefined && { source }),
      ...(clientId !== undefined && { clientId }),
      ...(invoiceId !== undefined && { invoiceId }),
    },
    include: withNames,
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return { items: page.items.map(viewPaymentItem), nextCursor: page.nextCursor };
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
