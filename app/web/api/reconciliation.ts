import { z } from "zod";
import {
  adoptPayment,
  type adoptPaymentInput,
  getPayout,
  ignoreDiscrepancy,
  type ignoreDiscrepancyInput,
  listDiscrepancies,
  type listDiscrepanciesInput,
  listPayouts,
  type listPayoutsInput,
  matchPayment,
  type matchPaymentInput,
  reconciliationStatus,
  refundDiscrepancy,
  runReconciliation,
  unignoreDiscrepancy,
  unmatchPayment,
} from "#domain/reconciliation";
import { idField, pagingFields } from "#lib/fields";
import { asJson } from "./as-json.ts";
import { byId, checkedBy } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

/** Whoever has more open discrepancies pages through `list`. */
const mostInStatus = 100;

export const reconciliationRouter = router({
  run: adminProcedure
    .input(checkedByVerb<Record<string, never>>())
    .mutation(({ ctx }) => runReconciliation(ctx.ctx, { occasion: "asked" })),
  status: adminProcedure.query(async ({ ctx }) => {
    const { running, asOf, balanced, perCurrency } = await reconciliationStatus(ctx.ctx);
    const { items } = await listDiscrepancies(ctx.ctx, { limit: mostInStatus });
    return asJson({
      running,
      asOf,
      balanced,
      perCurrency: perCurrency.map(({ currency, ledger, stripe }) => ({ currency, ledger, stripe })),
      discrepancies: items.map(({ id, reason, action, amount }) => ({ id, reason, action, amount })),
    });
  }),
  list: adminProcedure
    .input(checkedByVerb<z.input<typeof listDiscrepanciesInput>>())
    .query(async ({ ctx, input }) => asJson(await listDiscrepancies(ctx.ctx, input))),
  adopt: adminProcedure
    .input(checkedByVerb<z.input<typeof adoptPaymentInput>>())
    .mutation(async ({ ctx, input }) => {
      await adoptPayment(ctx.ctx, input);
      return { id: input.id };
    }),
  match: adminProcedure
    .input(checkedByVerb<z.input<typeof matchPaymentInput>>())
    .mutation(async ({ ctx, input }) => {
      await matchPayment(ctx.ctx, input);
      return { id: input.id };
    }),
  unmatch: adminProcedure.input(byId("discrepancy")).mutation(async ({ ctx, input }) => {
    await unmatchPayment(ctx.ctx, input);
    return input;
  }),
  refund: adminProcedure
    .input(byId("discrepancy"))
    .mutation(async ({ ctx, input }) => asJson(await refundDiscrepancy(ctx.ctx, input))),
  ignore: adminProcedure
    .input(checkedByVerb<z.input<typeof ignoreDiscrepancyInput>>())
    .mutation(async ({ ctx, input }) => {
      await ignoreDiscrepancy(ctx.ctx, input);
      return { id: input.id };
    }),
  unignore: adminProcedure.input(byId("discrepancy")).mutation(async ({ ctx, input }) => {
    await unignoreDiscrepancy(ctx.ctx, input);
    return input;
  }),
});

const payoutInput = z.strictObject({ id: idField("payout"), ...pagingFields });

export const payoutsRouter = router({
  list: adminProcedure
    .input(checkedByVerb<z.input<typeof listPayoutsInput>>())
    .query(async ({ ctx, input }) => asJson(await listPayouts(ctx.ctx, input))),
  get: adminProcedure
    .input(checkedBy(payoutInput))
    .query(async ({ ctx, input }) => asJson(await getPayout(ctx.ctx, input))),
});
