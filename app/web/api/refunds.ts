import type { z } from "zod";
import { createRefund, type createRefundInput } from "#domain/refunds";
import { asJson } from "./as-json.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const refundsRouter = router({
  create: adminProcedure
    .input(checkedByVerb<z.input<typeof createRefundInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createRefund(ctx.ctx, input))),
});
