import { listBooked, standingsOfInvoices } from "#domain/ledger";
import type { Context } from "#platform/context";
import { readFacts } from "../facts-of-invoice.ts";
import { projectionOf } from "../projection.ts";
import { compareValues, named } from "./named.ts";
import type { StoredInvoice } from "./read-page.ts";

/**
 * Compares each invoice's amounts and statuses with what follows from payments, refunds and credits, and with the books:
 * what stands on its receivable, together with what was written off and not paid since, is what is due, and what its
 * issue booked as rounding is the invoice's.
 */
export async function proveProjections(ctx: Context, invoices: readonly StoredInvoice[]): Promise<string[]> {
  const invoiceIds = invoices.map(({ id }) => id);
  const facts = await readFacts(ctx, invoices);
  const standings = standingsOfInvoices(ctx, { invoiceIds });
  const booked = await listBooked(ctx, { kind: "invoice_issued", sourceIds: invoiceIds });
  return invoices.flatMap((invoice) => {
    const { id } = invoice;
    const fact = facts.get(id);
    const { due, rounding } = standings.get(id) ?? { due: 0n, rounding: 0n };
    return [
      ...(fact ? compareValues(named(invoice), invoice, projectionOf(fact)) : []),
      ...proveBooks(invoice, { due, isBooked: booked.has(id), rounding: -rounding }),
    ];
  });
}

type Books = { due: bigint; isBooked: boolean; rounding: bigint };

function proveBooks(invoice: StoredInvoice, books: Books): string[] {
  const name = named(invoice);
  const isIssued = invoice.status !== "draft";
  return [
    ...(isIssued === books.isBooked
      ? []
      : [isIssued ? `${name} is issued but not in the books.` : `${name} is in the books but not issued.`]),
    ...(books.due === invoice.amountDue
      ? []
      : [`${name}: the books have ${books.due} as due and the invoice ${invoice.amountDue}.`]),
    ...(!isIssued || books.rounding === invoice.roundingAmount
      ? []
      : [`${name}: the books have ${books.rounding} as rounding and the invoice ${invoice.roundingAmount}.`]),
  ];
}
