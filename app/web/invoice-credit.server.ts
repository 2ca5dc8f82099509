import { listCreditNotes } from "#domain/credit-notes";
import { clientCredit, listApplications } from "#domain/credits";
import type { Context } from "#platform/context";
import type { InvoiceStatus } from "#lib/statuses";
import type { InvoiceCredit } from "../components/invoice/page-data.ts";

type Invoice = {
  id: string;
  clientId: string;
  status: InvoiceStatus;
  currency: string;
  amountDue: bigint;
};

/** What the invoice's page shows of credit: what was used, what could be, and drafts of credit notes. */
export async function loadInvoiceCredit(ctx: Context, invoice: Invoice): Promise<InvoiceCredit> {
  const { id, clientId, currency, amountDue } = invoice;
  const [credit, applications, drafts] = await Promise.all([
    amountDue > 0n ? clientCredit(ctx, { clientId }) : [],
    listApplications(ctx, { invoiceId: id }),
    listCreditNotes(ctx, { invoiceId: id, status: "draft", limit: 100 }),
  ]);
  const available = credit.find((money) => money.currency === currency)?.amount ?? 0n;
  const amount = available < amountDue ? available : amountDue;
  return {
    applicable: amount > 0n ? { amount, currency } : null,
    applications: applications.map(({ id: applicationId, createdAt, ...application }) => ({
      id: applicationId,
      amount: application.amount,
      currency,
      createdAt,
    })),
    drafts: drafts.items.map(({ id: draftId, total, reason }) => ({ id: draftId, total, reason })),
  };
}
