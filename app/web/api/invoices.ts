import type { z } from "zod";
import {
  createInvoice,
  type createInvoiceInput,
  deleteInvoice,
  duplicateInvoice,
  getInvoice,
  issueInvoice,
  listInvoices,
  type listInvoicesInput,
  listLines,
  markUncollectible,
  portalLink,
  sendInvoice,
  updateInvoice,
  type updateInvoiceInput,
  voidInvoice,
  type voidInvoiceInput,
} from "#domain/invoices";
import { recordPayment, type recordPaymentInput } from "#domain/payments";
import type { Context } from "#platform/context";
import { asJson } from "./as-json.ts";
import { byId } from "./by-id.ts";
import { adminProcedure, checkedByVerb, router, staffProcedure } from "./procedure.ts";

/** Agents draft; what reaches the client or the books is for admins. */
export const invoicesRouter = router({
  create: staffProcedure
    .input(checkedByVerb<z.input<typeof createInvoiceInput>>())
    .mutation(async ({ ctx, input }) => asJson(await createInvoice(ctx.ctx, input))),
  update: staffProcedure
    .input(checkedByVerb<z.input<typeof updateInvoiceInput>>())
    .mutation(async ({ ctx, input }) => asJson(await updateInvoice(ctx.ctx, input))),
  get: staffProcedure
    .input(byId("invoice"))
    .query(async ({ ctx, input }) => asJson(await getInvoice(ctx.ctx, input))),
  list: staffProcedure
    .input(checkedByVerb<z.input<typeof listInvoicesInput>>())
    .query(async ({ ctx, input }) => asJson(await listWithLines(ctx.ctx, input))),
  delete: staffProcedure
    .input(byId("invoice"))
    .mutation(async ({ ctx, input }) => asJson(await deleteInvoice(ctx.ctx, input))),
  duplicate: staffProcedure
    .input(byId("invoice"))
    .mutation(async ({ ctx, input }) => asJson(await duplicateInvoice(ctx.ctx, input))),
  issue: adminProcedure
    .input(byId("invoice"))
    .mutation(async ({ ctx, input }) => asJson(await issueInvoice(ctx.ctx, input))),
  send: adminProcedure
    .input(byId("invoice"))
    .mutation(async ({ ctx, input }) => asJson(await sendInvoice(ctx.ctx, input))),
  void: adminProcedure
    .input(checkedByVerb<z.input<typeof voidInvoiceInput>>())
    .mutation(async ({ ctx, input }) => asJson(await voidInvoice(ctx.ctx, input))),
  markUncollectible: adminProcedure
    .input(byId("invoice"))
    .mutation(async ({ ctx, input }) => asJson(await markUncollectible(ctx.ctx, input))),
  portalLink: adminProcedure
    .input(byId("invoice"))
    .mutation(async ({ ctx, input }) => portalLink(ctx.ctx, input)),
  recordPayment: adminProcedure
    .input(checkedByVerb<z.input<typeof recordPaymentInput>>())
    .mutation(async ({ ctx, input }) => asJson(await recordPayment(ctx.ctx, input))),
});

/** Pages list invoices without their lines; to a machine an invoice is the same thing wherever it comes from. */
async function listWithLines(ctx: Context, input: z.input<typeof listInvoicesInput>) {
  const { items, nextCursor } = await listInvoices(ctx, input);
  const lines = await listLines(ctx, { invoiceIds: items.map(({ id }) => id) });
  return { items: items.map((item) => ({ ...item, lines: lines.get(item.id) ?? [] })), nextCursor };
}
