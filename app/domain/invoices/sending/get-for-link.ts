import { NotFound } from "#lib/errors";
import type { Context } from "#platform/context";
import { getInvoice } from "../get.ts";
import type { InvoiceView } from "../view.ts";

/** What whoever holds the link may see: not who else got it, and no draft. */
export type ClientsInvoice = Omit<InvoiceView, "delivery" | "version">;

export async function getInvoiceForLink(
  ctx: Context,
  { invoiceId }: { invoiceId: string },
): Promise<ClientsInvoice> {
  const { delivery: _, version: __, ...invoice } = await getInvoice(ctx, { id: invoiceId });
  if (invoice.status === "draft") throw new NotFound("invoice");
  return invoice;
}
