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
    items: page.items.map((row) => ({ ...row, problems: JSON.parse(row.problems) as BillingProblem[] })),
  };
}
