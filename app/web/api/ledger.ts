import { listEntries, trialBalance } from "#domain/ledger";
import { asJson } from "./as-json.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

type EntriesQuery = { invoiceId?: string; cursor?: string | null; limit?: number };

export const ledgerRouter = router({
  trialBalance: adminProcedure.query(async ({ ctx }) => asJson(await trialBalance(ctx.ctx))),
  entries: adminProcedure
    .input(checkedByVerb<EntriesQuery>())
    .query(async ({ ctx, input }) => asJson(await listEntries(ctx.ctx, input))),
});
