import { createTaxRate } from "#domain/catalog";
import { createClient } from "#domain/clients";
import { createInvoice, issueInvoice } from "#domain/invoices";
import type { Context } from "#platform/context";

type ClientInput = Parameters<typeof createClient>[1];
type InvoiceInput = Parameters<typeof createInvoice>[1];

/** A client who can be billed. */
export function makeClient(ctx: Context, over: Partial<ClientInput> = {}) {
  return createClient(ctx, {
    name: "Ada Lovelace Ltd",
    email: "ada@lovelace.test",
    address: "12 St James's Square\nLondon",
    taxNumber: "GB123456789",
    ...over,
  });
}

export function makeTaxRate(ctx: Context, over: Partial<Parameters<typeof createTaxRate>[1]> = {}) {
  return createTaxRate(ctx, { name: "VAT", percent: "19", inclusive: false, ...over });
}

/** A draft over 2 × 50.00 of the client's, or of a new client's, currency. */
export async function makeDraft(ctx: Context, over: Partial<InvoiceInput> = {}) {
  const clientId = over.clientId ?? (await makeClient(ctx)).id;
  return createInvoice(ctx, {
    clientId,
    currency: "EUR",
    lines: [{ description: "Consulting", quantity: "2", unitAmount: 5000 }],
    ...over,
  });
}

/** As makeDraft, and issued. */
export async function makeOpenInvoice(ctx: Context, over: Partial<InvoiceInput> = {}) {
  return issueInvoice(ctx, { id: (await makeDraft(ctx, over)).id });
}
