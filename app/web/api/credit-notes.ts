import type { z } from "zod";
import {
  createCreditNote,
  type createCreditNoteInput,
  deleteCreditNote,
  getCreditNote,
  issueCreditNote,
  type issueCreditNoteInput,
  listCreditNotes,
  type listCreditNotesInput,
} from "#domain/credit-notes";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router } from "./procedure.ts";

export const creditNotesRouter = router({
  create: adminProcedure
    .input(checkedByVerb<z.input<typeof createCreditNoteInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createCreditNote(ctx.ctx, input))),
  issue: adminProcedure
    .input(checkedByVerb<z.input<typeof issueCreditNoteInput>>())
    .mutation(async ({ ctx, input }) => asJson(await issueCreditNote(ctx.ctx, input))),
  get: adminProcedure
    .input(byId("credit note"))
    .query(async ({ ctx, input }) => asJson(await getCreditNote(ctx.ctx, input))),
  list: adminProcedure
    .input(checkedByVerb<z.input<typeof listCreditNotesInput>>())
    .query(async ({ ctx, input }) => asJson(await listCreditNotes(ctx.ctx, input))),
  delete: adminProcedure
    .input(byId("credit note"))
    .mutation(async ({ ctx, input }) => asJson(await deleteCreditNote(ctx.ctx, input))),
});
