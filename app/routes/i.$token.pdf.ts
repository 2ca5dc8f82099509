import { invoiceDocument } from "#domain/invoices";
import { forClient } from "#web/guards";
import { pdfResponse } from "#web/pdf-response";

export const loader = forClient(async ({ ctx, link }) =>
  pdfResponse(await invoiceDocument(ctx, { id: link.invoiceId })),
);
