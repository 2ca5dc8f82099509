import { actsFor, type Context } from "#platform/context";
import { breathe } from "#lib/breathe";
import { lasting } from "#lib/lasting";
import { proveDocuments } from "./prove-documents.ts";
import { proveFigures } from "./prove-figures.ts";
import { proveProjections } from "./prove-projections.ts";
import { proveSeries } from "./prove-series.ts";
import { readPage, type Stretch, stretchesOf } from "./read-page.ts";

/**
 * Recomputes every organization's invoices, a page at a time: figures from what was entered, amounts and statuses from
 * payments and books, numbers without gaps, and, with `documents`, the hashes of stored documents. Answers each
 * difference as a sentence; an empty list is the proof.
 */
export async function proveInvoices(ctx: Context, options: { documents: boolean }): Promise<string[]> {
  const differences: string[] = [];
  const organizations = await ctx.db.organization.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of organizations) {
    const acting = actsFor(ctx, id);
    for await (const stretch of stretchesOf(acting)) {
      differences.push(...(await lasting(() => provePage(acting, stretch))));
      await breathe();
    }
    differences.push(...(await lasting(() => proveSeries(acting, "invoice"))));
    differences.push(...(await lasting(() => proveSeries(acting, "credit_note"))));
  }
  return options.documents ? [...differences, ...(await proveDocuments(ctx))] : differences;
}

async function provePage(ctx: Context, stretch: Stretch): Promise<string[]> {
  const invoices = readPage(ctx, stretch);
  return [...invoices.flatMap(proveFigures), ...(await proveProjections(ctx, invoices))];
}
