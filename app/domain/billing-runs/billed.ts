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

/** The invoices of bills, in the order in which they were made; bills with nothing to charge have none. */
export async function listBilled(
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
