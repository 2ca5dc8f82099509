import { z } from "zod";
import { listEntries, trialBalance } from "#domain/ledger";
import { idField, pagingFields } from "#lib/fields";
import { asJson } from "./as-json.ts";
import { checkedBy } from "./by-id.ts";
import { adminProcedure, router } from "./procedure.ts";

const entriesInput = z.strictObject({ ...pagingFields, invoiceId: idField("invoice").optional() });

export const ledgerRouter = router({
  trialBalance: adminProcedure.query(async ({ ctx }) => asJson(await trialBalance(ctx.ctx))),
  entries: adminProcedure
    .input(checkedBy(entriesInput))
    .query(async ({ ctx, input }) => asJson(await listEntries(ctx.ctx, input))),
});
