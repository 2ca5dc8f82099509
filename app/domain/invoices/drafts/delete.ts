import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { InvoiceNotDraft } from "../errors.ts";
import { getInvoice } from "../get.ts";
import type { InvoiceView } from "../view.ts";

/** Deletes a draft, and answers what it was. */
export function deleteInvoice(ctx: Context, { id }: { id: string }): Promise<InvoiceView> {
  return inTransaction(ctx, async (tx) => {
    const invoice = await getInvoice(tx, { id });
    if (invoice.status !== "draft") throw new InvoiceNotDraft("deleted");
    await announce(tx, { kind: "invoice.withdrawn", organizationId: organizationOf(tx), invoiceId: id });
    await tx.db.invoice.delete({ where: { id } });
    const { clientId, currency, total } = invoice;
    await recordActivity(tx, {
      verb: "deleted",
      subjectKind: "invoice",
      subjectId: id,
      before: { clientId, currency, total },
    });
    return invoice;
  });
}
