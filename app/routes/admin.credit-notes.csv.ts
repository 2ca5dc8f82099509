import { exportCreditNotes } from "#domain/exports";
import { listCreditNotesInput } from "#domain/credit-notes";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const loader = forAdmin(async ({ ctx, request }) => {
  const { cursor: _, ...query } = readListQuery(request, listCreditNotesInput);
  return csvResponse(await exportCreditNotes(ctx, query));
});
