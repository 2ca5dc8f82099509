import type { Context, TxContext } from "#platform/context";

export type BilledInvoice = {
  /** Null in a preview. */
  readonly id: string | null;
  readonly clientId: string;
  readonly clientName: string;
  readonly currency: string;
  /** Minor units, tax included. */
  readonly total: bigint;
  readonly lines: readonly { readonly description: string; readonly amount: bigint }[];
};

/** What bills made: corrections that a bill is too small for become credit notes of earlier invoices. */
export type Billed = {
  readonly invoices: readonly BilledInvoice[];
  readonly creditNotes: readonly BilledCreditNote[];
};

export type BilledCreditNote = Omit<BilledInvoice, "lines"> & {
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
};

export async function listBilled(ctx: Context | TxContext, billIds: readonly string[]): Promise<Billed> {
  return {
    invoices: await listBilledInvoices(ctx, billIds),
    creditNotes: await listBilledCreditNotes(ctx, billIds),
  };
}

async function listBilledCreditNotes(
  ctx: Context | TxContext,
  billIds: readonly string[],
): Promise<BilledCreditNote[]> {
  const claims = await ctx.db.usageClaim.findMany({
    where: { billId: { in: [...billIds] }, creditNoteId: { not: null } },
    select: { creditNoteId: true },
  });
  const notes = await ctx.db.creditNote.findMany({
    where: { id: { in: claims.flatMap(({ creditNoteId }) => creditNoteId ?? []) } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, clientId: true, currency: true, total: true, invoiceId: true },
      invoice: { select: { number: true, client: { select: { name: true } } } },
    },
  });
  return notes.map(({ invoice, ...note }) => ({
    ...note,
    clientName: invoice.client.name,
    invoiceNumber: invoice.number,
  }));
}

/** The invoices of bills, in the order in which they were made; bills with nothing to charge have none. */
async function listBilledInvoices(
  ctx: Context | TxContext,
  billIds: readonly string[],
): Promise<BilledInvoice[]> {
  const bills = await ctx.db.usageBill.findMany({
    where: { id: { in: [...billIds] } },
    orderBy: { id: "asc" },
    select: { invoiceId: true },
  });
  const ids = bills.flatMap(({ invoiceId }) => invoiceId ?? []);
  const invoices = await ctx.db.invoice.findMany({
    where: { id: { in: ids } },
    include: { client: { select: { name: true } }, lines: { orderBy: { position: "asc" } } },
  });
  return ids.flatMap((id) => {
    const invoice = invoices.find((one) => one.id === id);
    if (!invoice) return [];
    const { clientId, client, currency, total, lines } = invoice;
    return {
      ...{ id, clientId, clientName: client.name, currency, total },
      lines: lines.map(({ description, amount }) => ({ description, amount })),
    };
  });
}
