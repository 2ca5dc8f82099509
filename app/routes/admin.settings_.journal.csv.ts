import { exportJournal, exportJournalInput } from "#domain/exports";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const loader = forAdmin(async ({ ctx, request }) =>
  csvResponse(await exportJournal(ctx, readListQuery(request, exportJournalInput))),
);
