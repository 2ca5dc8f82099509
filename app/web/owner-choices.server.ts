import { listClients } from "#domain/clients";
import { listInvoices } from "#domain/invoices";
import { listPayments } from "#domain/payments";
import type { Context } from "#platform/context";
import { formatMoney } from "#lib/money";

/** A select's length; whoever looks for an older one matches over the API. */
const mostChoices = 100;

/** Whom money without an owner can be given to: open invoices in its currency, and clients. */
export async function ownerChoices(ctx: Context, { currency, locale }: { currency: string; locale: string }) {
  const [invoices, clients] = await Promise.all([
    listInvoices(ctx, { status: "open", limit: mostChoices }),
    listClients(ctx, { limit: mostChoices }),
  ]);
  const names = new Map(clients.items.map(({ id, name }) => [id, name]));
  return {
    invoices: invoices.items
      .filter((invoice) => invoice.currency === currency)
      .map(({ id, number, clientId, amountDue }) => ({
        id,
        label: [number, names.get(clientId), `${formatMoney({ amount: amountDue, currency }, locale)} due`]
          .filter(Boolean)
          .join(", "),
      })),
    clients: clients.items.map(({ id, name }) => ({ id, name })),
  };
}

/** Payments that were recorded by hand and may be the same money. */
export async function recordedPayments(
  ctx: Context,
  { amount, currency }: { amount: bigint; currency: string },
) {
  const { items } = await listPayments(ctx, { source: "offline", state: "succeeded", limit: mostChoices });
  return items
    .filter((payment) => payment.amount === amount && payment.currency === currency)
    .map(({ id, invoiceNumber, clientName, receivedOn, method }) => ({
      id,
      label: [invoiceNumber, clientName, receivedOn, method].filter(Boolean).join(", "),
    }));
}
