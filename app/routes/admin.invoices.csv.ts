import { exportInvoices } from "#domain/exports";
import { listInvoicesInput } from "#domain/invoices";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const loader = forAdmin(async ({ ctx, request }) => {
  const { cursor: _, ...query } = readListQuery(request, listInvoicesInput);
  return csvResponse(await exportInvoices(ctx, query));
});
