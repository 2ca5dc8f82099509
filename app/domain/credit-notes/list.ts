import type { z } from "zod";
import { readInput } from "#lib/input";
import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { listCreditNotesInput } from "./input.ts";
import { namesOf, summaryOf } from "./summary.ts";
import type { CreditNoteSummary } from "./view.ts";

/** The organization's credit notes, newest first. */
export async function listCreditNotes(
  ctx: Context,
  given: z.input<typeof listCreditNotesInput> = {},
): Promise<Page<CreditNoteSummary>> {
  const query = readInput(listCreditNotesInput, given);
  const limit = pageSize(query.limit);
  const [before] = decodeCursor(query.cursor, ["string"]) ?? [];
  const { clientId, invoiceId, status } = query;
  const rows = await ctx.db.creditNote.findMany({
    where: {
      organizationId: organizationOf(ctx),
      ...(before !== undefined && { id: { lt: before } }),
      ...(clientId !== undefined && { clientId }),
      ...(invoiceId !== undefined && { invoiceId }),
      ...(status !== undefined && { status }),
    },
    include: { invoice: { select: namesOf } },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => [row.id]);
  return { items: page.items.map(summaryOf), nextCursor: page.nextCursor };
}
