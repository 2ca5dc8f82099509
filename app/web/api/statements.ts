import type { z } from "zod";
import { clientStatement, type clientStatementInput } from "#domain/statements";
import { asJson } from "./as-json.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const statementsRouter = router({
  get: adminProcedure
    .input(checkedByVerb<z.input<typeof clientStatementInput>>())
    .query(async ({ ctx, input }) => asJson(await clientStatement(ctx.ctx, input))),
});
