import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { applyCredit, clientCredit, payOutCredit } from "#domain/credits";
import { getInvoice } from "#domain/invoices";
import type { BooksModel } from "./books-model.ts";
import { dueOf } from "./books-model.ts";
import { command, free, partOf, payable } from "./commands.ts";
import type { Desk } from "./desk.ts";

/** Which credit there is depends on what refunds took of it, so the desk is asked, and the proof says whether it is right. */
async function creditAt({ ctx, clientId }: Desk): Promise<bigint> {
  const [credit] = await clientCredit(ctx, { clientId });
  return credit?.amount ?? 0n;
}

const use = command("use credit", free, async (invoice, _model, desk, share) => {
  const due = dueOf(invoice);
  const credit = await creditAt(desk);
  if (credit <= 0n) return;
  const amount = partOf(credit < due ? credit : due, share);
  await applyCredit(desk.ctx, { invoiceId: invoice.id, amount });
  invoice.credited += amount;
});

const payOut = command("pay out credit", payable, async (_invoice, _model, desk, share) => {
  const credit = await creditAt(desk);
  if (credit <= 0n) return;
  const { ctx, clientId } = desk;
  await payOutCredit(ctx, { clientId, currency: "EUR", amount: partOf(credit, share) });
});

const creditable = ({ invoices }: BooksModel) =>
  invoices.filter(({ status, total, noted }) => status !== "void" && noted < total);

const note = command("credit note", creditable, async (invoice, _model, { ctx }, share) => {
  const amount = partOf(invoice.total - invoice.noted, share);
  const { lines } = await getInvoice(ctx, { id: invoice.id });
  const { id } = await createCreditNote(ctx, {
    invoiceId: invoice.id,
    lines: lines.map((line) => ({ lineId: line.id, amount })),
  });
  await issueCreditNote(ctx, { id, remainder: "credit" });
  invoice.noted += amount;
  invoice.credited += amount;
});

export const creditCommands = [use, payOut, note];
