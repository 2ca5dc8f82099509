import { z } from "zod";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import type { BillingProblem } from "./due.ts";

const listBillingRunsInput = z.strictObject(pagingFields);

export type BillingRunView = {
  readonly id: string;
  readonly state: "waiting" | "running" | "done";
  readonly clientId: string | null;
  readonly asOf: Date;
  /** How many plans have something due, and how many bills it has made. */
  readonly planned: number;
  readonly billed: number;
  readonly problems: readonly BillingProblem[];
  /** Some of the invoices that were made while it went on, oldest first. */
  readonly invoices: readonly { readonly id: string; readonly number: string | null }[];
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

/** Runs that somebody asked for, newest first. */
export async function listBillingRuns(
  ctx: Context,
  input: z.input<typeof listBillingRunsInput> = {},
): Promise<Page<BillingRunView>> {
  const { cursor, limit: wanted } = readInput(listBillingRunsInput, input);
  const limit = pageSize(wanted);
  const [before] = decodeCursor(cursor, ["string"]) ?? [];
  const rows = await ctx.db.billingRun.findMany({
    where: { organizationId: organizationOf(ctx), ...(before !== undefined && { id: { lt: before } }) },
    omit: { organizationId: true, createdById: true },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    ...page,
    items: await Promise.all(
      page.items.map(async (row) => ({
        ...row,
        problems: JSON.parse(row.problems) as BillingProblem[],
        invoices: await listInvoicesOf(ctx, row),
      })),
    ),
  };
}

const mostInvoices = 5;

/** A bill does not say which run made it, but when it was made. */
async function listInvoicesOf(
  ctx: Context,
  {
    clientId,
    billed,
    createdAt,
    endedAt,
  }: Pick<BillingRunView, "clientId" | "billed" | "createdAt" | "endedAt">,
) {
  if (billed === 0) return [];
  const bills = await ctx.db.usageBill.findMany({
    where: {
      organizationId: organizationOf(ctx),
      state: { in: ["drafted", "finished"] },
      createdAt: { gte: createdAt, lte: endedAt ?? ctx.clock.now() },
      invoiceId: { not: null },
      ...(clientId !== null && { plan: { clientId } }),
    },
    select: { invoiceId: true },
    orderBy: { id: "asc" },
    take: Math.min(billed, mostInvoices),
  });
  return ctx.db.invoice.findMany({
    where: { id: { in: bills.flatMap(({ invoiceId }) => invoiceId ?? []) } },
    select: { id: true, number: true },
    orderBy: { id: "asc" },
  });
}
