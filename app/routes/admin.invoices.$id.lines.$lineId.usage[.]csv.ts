import { exportLineEvents } from "#domain/exports";
import { csvResponse } from "#web/csv-response";
import { forStaff } from "#web/guards";

export const loader = forStaff(async ({ ctx, params }) =>
  csvResponse(
    await exportLineEvents(ctx, { invoiceId: String(params["id"]), lineId: String(params["lineId"]) }),
  ),
);
