import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { getInvoice, listInvoices } from "#domain/invoices";
import { runReconciliation } from "#domain/reconciliation";
import { days, hours } from "#lib/duration";
import type { Context } from "#platform/context";
import type { Clients } from "./clients.ts";
import type { Story } from "./story.ts";

type Cast = { readonly ctx: Context; readonly clients: Clients; readonly today: Date };

/** Two hours too many were billed: a credit note, kept as the client's credit because the invoice is paid. */
export async function creditTwoHours(story: Story, { ctx, clients, today }: Cast): Promise<void> {
  story.clock.set(new Date(today.getTime() - days(10)));
  const { items } = await listInvoices(ctx, { clientId: clients.punctual.id, status: "paid", limit: 1 });
  const invoice = await getInvoice(ctx, { id: String(items[0]?.id) });
  const note = await createCreditNote(ctx, {
    invoiceId: invoice.id,
    lines: [{ lineId: String(invoice.lines[0]?.id), quantity: "2" }],
    reason: "Two hours were billed that were not worked",
  });
  await issueCreditNote(ctx, { id: note.id, remainder: "credit" });
  await story.settle();
}

/** Stripe pays out what lies there, and the books are compared with Stripe's. */
export async function comparePayouts(story: Story, { ctx, today }: Cast): Promise<void> {
  story.clock.set(new Date(today.getTime() - hours(1)));
  story.stripe.makePayout("usd");
  await story.settle();
  story.clock.set(today);
  await runReconciliation(ctx, { occasion: "asked" });
  await story.settle();
}
