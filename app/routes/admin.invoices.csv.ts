import { exportInvoices } from "#domain/exports";
import { listInvoicesInput } from "#domain/invoices";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

/** All that fits the filters, or of these only what is named by `id`. */
export const loader = forAdmin(async ({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const { cursor: _, ...query } = readListQuery(request, listInvoicesInput.omit({ ids: true }));
  const ids = searchParams.get("all") === "yes" ? [] : searchParams.getAll("id");
  return csvResponse(await exportInvoices(ctx, { ...query, ...(ids.length > 0 && { ids }) }));
});
