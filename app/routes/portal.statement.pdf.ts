import { statementPdf } from "#domain/statements";
import { forPortal } from "#web/guards";
import { pdfResponse } from "#web/pdf-response";
import { findStatement } from "#web/statement-query";

export const loader = forPortal(async ({ ctx, request, portal }) => {
  const { clientId } = portal.place;
  const { statement } = await findStatement(ctx, { clientId, url: request.url });
  return pdfResponse(await statementPdf(ctx, statement));
});
