import { chooseInvoices } from "#domain/bulk-actions";
import { listInvoicesInput } from "#domain/invoices";
import type { Context } from "#platform/context";
import { readListQuery } from "./list-query.server.ts";

/**
 * What was ticked in the list of invoices: those named by `id`, or with `all=yes` every one that fits the filters. The
 * filters stand in the address under their own names.
 */
export async function readChosen(ctx: Context, request: Request) {
  const { searchParams } = new URL(request.url);
  const { cursor: _, ...query } = readListQuery(request, listInvoicesInput.omit({ ids: true }));
  if (searchParams.get("all") === "yes") return chooseInvoices(ctx, query);
  const ids = searchParams.getAll("id");
  return ids.length === 0 ? [] : chooseInvoices(ctx, { ids });
}
