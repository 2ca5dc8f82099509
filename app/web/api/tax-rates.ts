import type { z } from "zod";
import {
  archiveTaxRate,
  createTaxRate,
  type createTaxRateInput,
  listTaxRates,
  type listTaxRatesInput,
} from "#domain/catalog";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router, staffProcedure } from "./procedure.ts";

export const taxRatesRouter = router({
  create: adminProcedure
    .input(checkedByVerb<z.input<typeof createTaxRateInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createTaxRate(ctx.ctx, input))),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listTaxRatesInput>>())
    .query(async ({ ctx, input }) => asJson(await listTaxRates(ctx.ctx, input))),
  archive: adminProcedure
    .input(byId("tax rate"))
    .mutation(async ({ ctx, input }) => asJson(await archiveTaxRate(ctx.ctx, input))),
});
