import type { z } from "zod";
import {
  type billingRunInput,
  currentPeriod,
  listBillingRuns,
  previewBilling,
  runBilling,
  usageOfLine,
} from "#domain/billing-runs";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const billingRunsRouter = router({
  preview: adminProcedure
    .input(checkedByVerb<z.input<typeof billingRunInput> | undefined>())
    .query(async ({ ctx, input }) => asJson(await previewBilling(ctx.ctx, input))),
  run: adminProcedure
    .input(checkedByVerb<z.input<typeof billingRunInput> | undefined>())
    .mutation(async ({ ctx, input }) => asJson(await runBilling(ctx.ctx, input))),
  list: adminProcedure
    .input(checkedByVerb<{ cursor?: string; limit?: number } | undefined>())
    .query(async ({ ctx, input }) => asJson(await listBillingRuns(ctx.ctx, input))),
  currentPeriod: adminProcedure
    .input(byId("usage plan"))
    .query(async ({ ctx, input }) => asJson(await currentPeriod(ctx.ctx, { planId: input.id }))),
  usageOfLine: adminProcedure
    .input(byId("line"))
    .query(async ({ ctx, input }) => asJson(await usageOfLine(ctx.ctx, { lineId: input.id }))),
});
