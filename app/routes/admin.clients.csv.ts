import { exportClients } from "#domain/exports";
import { listClientsInput } from "#domain/clients";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const loader = forAdmin(async ({ ctx, request }) => {
  const { cursor: _, ...query } = readListQuery(request, listClientsInput);
  return csvResponse(await exportClients(ctx, query));
});
