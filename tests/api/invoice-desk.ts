import { createWorld } from "../world.ts";
import { type Api, apiOf } from "./client.ts";

export type InvoiceDesk = Awaited<ReturnType<typeof openInvoiceDesk>>;

export type Draft = Parameters<Api["invoices"]["create"]["mutate"]>[0];

/** A world with a client and a tax rate, and short ways to invoices through the API. */
export async function openInvoiceDesk() {
  const world = await createWorld();
  const api = await apiOf(world);
  const { id: clientId } = await api.clients.create.mutate({ name: "Acme", email: "ada@acme.test" });
  const rate = await api.taxRates.create.mutate({ name: "VAT", percent: "20", inclusive: false });

  /** Two lines and a tax: 29.99 + 12.50, of which 20 % of 29.99 is 6.00. */
  function draft(over: Partial<Draft> = {}): Draft {
    return {
      clientId,
      currency: "eur",
      lines: [
        { description: "Consulting", quantity: "1.5", unitAmount: 1999, taxRateIds: [rate.id] },
        { description: "Requests", quantity: "1000", unitAmountDecimal: "1.25" },
      ],
      ...over,
    };
  }

  const create = (over: Partial<Draft> = {}) => api.invoices.create.mutate(draft(over));
  return {
    world,
    api,
    clientId,
    draft,
    create,
    createIssued: async (over: Partial<Draft> = {}) => {
      const { id } = await create(over);
      return api.invoices.issue.mutate({ id });
    },
    countInvoices: () => world.database.db.invoice.count(),
  };
}
