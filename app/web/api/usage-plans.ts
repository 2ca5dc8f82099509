import type { z } from "zod";
import {
  createUsagePlan,
  type createUsagePlanInput,
  endUsagePlan,
  type endUsagePlanInput,
  getUsagePlan,
  listUsagePlans,
  type listUsagePlansInput,
} from "#domain/usage-plans";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const usagePlansRouter = router({
  create: adminProcedure
    .input(checkedByVerb<z.input<typeof createUsagePlanInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createUsagePlan(ctx.ctx, input))),
  end: adminProcedure
    .input(checkedByVerb<z.input<typeof endUsagePlanInput>>())
    .mutation(async ({ ctx, input }) => asJson(await endUsagePlan(ctx.ctx, input))),
  get: adminProcedure
    .input(byId("usage plan"))
    .query(async ({ ctx, input }) => asJson(await getUsagePlan(ctx.ctx, input))),
  list: adminProcedure
    .input(checkedByVerb<z.input<typeof listUsagePlansInput>>())
    .query(async ({ ctx, input }) => asJson(await listUsagePlans(ctx.ctx, input))),
});
