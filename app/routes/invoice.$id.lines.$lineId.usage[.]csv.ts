import { exportLineEvents } from "#domain/exports";
import { getInvoiceForLink } from "#domain/invoices";
import { csvResponse } from "#web/csv-response";
import { forClient } from "#web/guards";

export const loader = forClient(async ({ ctx, params, link }) => {
  const { id } = await getInvoiceForLink(ctx, { invoiceId: link.invoiceId });
  return csvResponse(await exportLineEvents(ctx, { invoiceId: id, lineId: String(params["lineId"]) }));
});
