import { statementCsv } from "#domain/statements";
import { forAdmin } from "#web/guards";
import { findStatement } from "#web/statement-query";

export const loader = forAdmin(async ({ ctx, params, request }) => {
  const { statement } = await findStatement(ctx, { clientId: String(params["id"]), url: request.url });
  const { from, to } = statement;
  return new Response(statementCsv(statement), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="statement-${from}-${to}.csv"`,
    },
  });
});
