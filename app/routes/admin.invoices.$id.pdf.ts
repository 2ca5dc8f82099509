import { invoiceDocument } from "#domain/invoices";
import { forStaff } from "#web/guards";
import { pdfResponse } from "#web/pdf-response";

export const loader = forStaff(async ({ ctx, params }) =>
  pdfResponse(await invoiceDocument(ctx, { id: String(params["id"]) })),
);
