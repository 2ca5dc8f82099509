import { listInvoices } from "#domain/invoices";
import type { DiscrepancyItem } from "#domain/reconciliation";
import type { Context } from "#platform/context";

export type DiscrepancyWithInvoice = DiscrepancyItem & {
  /** Null where it is about no invoice. */
  readonly invoice: { readonly id: string; readonly number: string; readonly clientName: string } | null;
};

/** Whose invoice each is about. */
export async function withInvoices(
  ctx: Context,
  items: readonly DiscrepancyItem[],
): Promise<DiscrepancyWithInvoice[]> {
  const ids = [...new Set(items.flatMap(({ invoiceId }) => invoiceId ?? []))];
  const invoices = ids.length > 0 ? (await listInvoices(ctx, { ids, limit: 100 })).items : [];
  return items.map((item) => {
    const found = invoices.find(({ id }) => id === item.invoiceId);
    return {
      ...item,
      invoice: found ? { id: found.id, number: String(found.number), clientName: found.client.name } : null,
    };
  });
}
