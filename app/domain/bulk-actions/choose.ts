import type { z } from "zod";
import { listInvoices, type listInvoicesInput } from "#domain/invoices";
import { breathe } from "#lib/breathe";
import type { Context } from "#platform/context";

/** So many can be done at once. */
export const mostInvoices = 5000;

type Chosen = Awaited<ReturnType<typeof listInvoices>>["items"][number];

/** The invoices that the list with these filters shows, all pages of it, in its order; at most one more than can be done. */
export async function chooseInvoices(
  ctx: Context,
  query: z.input<typeof listInvoicesInput>,
): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listInvoices>> = await listInvoices(ctx, {
      ...query,
      cursor,
      limit: 100,
    });
    chosen.push(...page.items);
    cursor = page.nextCursor;
    await breathe();
  } while (cursor !== null && chosen.length <= mostInvoices);
  return chosen.slice(0, mostInvoices + 1);
}
