import type { z } from "zod";
import { listPayments, type listPaymentsInput } from "#domain/payments";
import { asJson } from "./as-json.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const paymentsRouter = router({
  list: adminProcedure
    .input(checkedByVerb<z.input<typeof listPaymentsInput>>())
    .query(async ({ ctx, input }) => asJson(await listPayments(ctx.ctx, input))),
});
