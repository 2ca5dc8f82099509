import { exportPayments } from "#domain/exports";
import { listPaymentsInput } from "#domain/payments";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const loader = forAdmin(async ({ ctx, request }) => {
  const { cursor: _, ...query } = readListQuery(request, listPaymentsInput);
  return csvResponse(await exportPayments(ctx, query));
});
