import { z } from "zod";
import {
  applyCredit,
  type applyCreditInput,
  clientCredit,
  payOutCredit,
  type payOutCreditInput,
  undoCredit,
  type undoCreditInput,
  undoCreditPayout,
  type undoCreditPayoutInput,
} from "#domain/credits";
import { idField } from "#lib/fields";
import { asJson } from "./as-json.ts";
import { checkedBy } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

const ofClient = z.strictObject({ clientId: idField("client") });

export const creditsRouter = router({
  get: adminProcedure
    .input(checkedBy(ofClient))
    .query(async ({ ctx, input }) => ({ items: asJson(await clientCredit(ctx.ctx, input)) })),
  // tRPC keeps the name "apply" for itself.
  applyToInvoice: adminProcedure
    .input(checkedByVerb<z.input<typeof applyCreditInput>>())
    .mutation(async ({ ctx, input }) => asJson(await applyCredit(ctx.ctx, input))),
  undo: adminProcedure
    .input(checkedByVerb<z.input<typeof undoCreditInput>>())
    .mutation(async ({ ctx, input }) => asJson(await undoCredit(ctx.ctx, input))),
  payOut: adminProcedure
    .input(checkedByVerb<z.input<typeof payOutCreditInput>>())
    .mutation(async ({ ctx, input }) => asJson(await payOutCredit(ctx.ctx, input))),
  undoPayOut: adminProcedure
    .input(checkedByVerb<z.input<typeof undoCreditPayoutInput>>())
    .mutation(async ({ ctx, input }) => asJson(await undoCreditPayout(ctx.ctx, input))),
});
