import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { getInvoice, settle } from "#domain/invoices";
import { postReversal } from "#domain/ledger";
import { inTransaction, organizationOf, type Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import { readInput } from "#lib/input";
import { CreditNeeded } from "./errors.ts";
import { undoCreditInput } from "./input.ts";
import { type ApplicationView, viewApplication } from "./view.ts";

/**
 * Takes a use of credit back: the credit is there again and the invoice owes as much again; the books keep both. Throws
 * CreditNeeded when the invoice was overpaid since. Undone twice it stays undone.
 */
export async function undoCredit(
  ctx: Context,
  given: z.input<typeof undoCreditInput>,
): Promise<ApplicationView> {
  const { applicationId: id } = readInput(undoCreditInput, given);
  return inTransaction(ctx, async (tx) => {
    const application = await tx.db.creditApplication.findFirst({
      where: { id, organizationId: organizationOf(tx) },
    });
    if (!application) throw new NotFound("use of credit");
    if (application.reversedAt) return viewApplication(application);
    const { invoiceId, amount, currency } = application;
    const { amountDue: dueBefore } = await getInvoice(tx, { id: invoiceId });
    const row = await tx.db.creditApplication.update({
      where: { id },
      data: { reversedAt: tx.clock.now() },
    });
    await postReversal(tx, { of: "credit_applied", kind: "credit_application_undone", sourceId: id });
    await recordActivity(tx, {
      verb: "credit taken back",
      subjectKind: "invoice",
      subjectId: invoiceId,
      after: { applicationId: id, amount, currency },
    });
    await settle(tx, { invoiceId });
    const { amountDue } = await getInvoice(tx, { id: invoiceId });
    if (amountDue - dueBefore !== amount) throw new CreditNeeded();
    return viewApplication(row);
  });
}
