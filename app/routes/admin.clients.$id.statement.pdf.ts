import { statementPdf } from "#domain/statements";
import { forAdmin } from "#web/guards";
import { pdfResponse } from "#web/pdf-response";
import { findStatement } from "#web/statement-query";

export const loader = forAdmin(async ({ ctx, params, request }) => {
  const { statement } = await findStatement(ctx, { clientId: String(params["id"]), url: request.url });
  return pdfResponse(await statementPdf(ctx, statement));
});
