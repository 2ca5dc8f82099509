import { exportActivity } from "#domain/exports";
import { readActivityQuery } from "#web/activity-query";
import { csvResponse } from "#web/csv-response";
import { forAdmin } from "#web/guards";

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { cursor: _, ...query } = readActivityQuery(request, staff.organization.timeZone);
  return csvResponse(await exportActivity(ctx, query));
});
