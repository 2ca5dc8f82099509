import type { z } from "zod";
import {
  addPriceVersion,
  type addPriceVersionInput,
  archivePrice,
  createPrice,
  type createPriceInput,
  getPrice,
  listPrices,
  type listPricesInput,
  type PriceView,
  quotePrice,
  type quotePriceInput,
  unarchivePrice,
} from "#domain/prices";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router, staffProcedure } from "./procedure.ts";

export const pricesRouter = router({
  create: adminProcedure
    .input(checkedByVerb<z.input<typeof createPriceInput>>())
    .mutation(async ({ ctx, input }) => priceAnswer(await createPrice(ctx.ctx, input))),
  get: staffProcedure
    .input(byId("price"))
    .query(async ({ ctx, input }) => priceAnswer(await getPrice(ctx.ctx, input))),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listPricesInput>>())
    .query(async ({ ctx, input }) => {
      const { items, nextCursor } = await listPrices(ctx.ctx, input);
      return { items: items.map(priceAnswer), nextCursor };
    }),
  addVersion: adminProcedure
    .input(checkedByVerb<z.input<typeof addPriceVersionInput>>())
    .mutation(async ({ ctx, input }) => priceAnswer(await addPriceVersion(ctx.ctx, input))),
  archive: adminProcedure
    .input(byId("price"))
    .mutation(async ({ ctx, input }) => priceAnswer(await archivePrice(ctx.ctx, input))),
  unarchive: adminProcedure
    .input(byId("price"))
    .mutation(async ({ ctx, input }) => priceAnswer(await unarchivePrice(ctx.ctx, input))),
  quote: staffProcedure
    .input(checkedByVerb<z.input<typeof quotePriceInput>>())
    .query(async ({ ctx, input }) => asJson(await quotePrice(ctx.ctx, input))),
});

/** The terms stand in the price and in each version as they are given, not in a field of their own. */
function priceAnswer({ terms, versions, ...price }: PriceView) {
  return {
    ...asJson(price),
    ...asJson(terms),
    versions: versions.map(({ terms: termsThen, ...version }) => ({
      ...asJson(version),
      ...asJson(termsThen),
    })),
  };
}
