import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { readInput } from "#lib/input";
import { calculateTotals } from "#lib/totals";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { InvoiceBillsUsage, InvoiceChangedMeanwhile, InvoiceNotDraft } from "../errors.ts";
import { getInvoice } from "../get.ts";
import { updateInvoiceInput } from "../input.ts";
import { getInvoiceRow, listLineRows } from "../rows.ts";
import type { InvoiceView } from "../view.ts";
import { amountFieldsOf } from "./create.ts";
import { readEntry } from "./entry.ts";
import { requireDueDateAhead, requireUsableClient } from "./require-usable.ts";
import { draftColumns, replaceLines } from "./store.ts";

/** Makes the draft what the input says, whole. Refused when it is issued, or when `version` is not the present one. */
export async function updateInvoice(
  ctx: Context,
  input: z.input<typeof updateInvoiceInput>,
): Promise<InvoiceView> {
  const { id, version, ...fields } = readInput(updateInvoiceInput, input);
  return inTransaction(ctx, async (tx) => {
    const was = await getInvoiceRow(tx, { id });
    if (was.status !== "draft") throw new InvoiceNotDraft("changed");
    if (was.version !== version) throw new InvoiceChangedMeanwhile();
    await requireNoUsage(tx, id);
    if (was.clientId !== fields.clientId) await requireUsableClient(tx, fields.clientId);
    if (was.dueOn !== fields.dueOn) await requireDueDateAhead(tx, fields.dueOn);
    const used = (await listLineRows(tx, { invoiceId: id })).flatMap(({ taxes }) => taxes);
    const usedIds = new Set(used.map(({ taxRateId }) => taxRateId));
    const entry = await readEntry(tx, amountFieldsOf(fields), usedIds);
    const figures = calculateTotals(entry);
    const columns = draftColumns(fields, { entry, figures });
    await tx.db.invoice.update({ where: { id }, data: { ...columns, version: { increment: 1 } } });
    await replaceLines(tx, id, { fields, entry, figures });
    await recordActivity(tx, {
      verb: "updated",
      subjectKind: "invoice",
      subjectId: id,
      before: { clientId: was.clientId, currency: was.currency, total: was.total },
      after: { clientId: columns.clientId, currency: columns.currency, total: columns.total },
    });
    return getInvoice(tx, { id });
  });
}

/** What lines bill usage is written down with them, so they stay as they are; another bill is made in their place. */
async function requireNoUsage(tx: TxContext, invoiceId: string): Promise<void> {
  const bill = await tx.db.usageBill.findFirst({ where: { invoiceId, releasedAt: null } });
  if (bill) throw new InvoiceBillsUsage();
}
