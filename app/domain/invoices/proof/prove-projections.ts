import { balancesOfInvoices, listBooked } from "#domain/ledger";
import type { Context } from "#platform/context";
import { readFacts } from "../facts-of-invoice.ts";
import { projectionOf } from "../projection.ts";
import type { InvoiceRow } from "../rows.ts";
import { compareValues, named } from "./named.ts";

/**
 * Compares each invoice's amounts and statuses with what follows from payments, refunds and credits, and with the books:
 * what stands on its receivable, together with what was written off and not paid since, is what is due, and what its
 * issue booked as rounding is the invoice's.
 */
export async function proveProjections(ctx: Context, invoices: readonly InvoiceRow[]): Promise<string[]> {
  const invoiceIds = invoices.map(({ id }) => id);
  const facts = await readFacts(ctx, invoices);
  const receivable = await balancesOfInvoices(ctx, { account: "receivable", invoiceIds });
  const writtenOff = await balancesOfInvoices(ctx, {
    account: "write_offs",
    invoiceIds,
    // A lost dispute is written off too, but it takes back money that was paid and does not reopen the invoice.
    except: ["dispute_lost", "dispute_won"],
  });
  const booked = await listBooked(ctx, { kind: "invoice_issued", sourceIds: invoiceIds });
  const rounding = await balancesOfInvoices(ctx, {
    account: "rounding",
    invoiceIds,
    kinds: ["invoice_issued"],
  });
  return invoices.flatMap((invoice) => {
    const { id } = invoice;
    const fact = facts.get(id);
    const standing = (receivable.get(id) ?? 0n) + (writtenOff.get(id) ?? 0n);
    return [
      ...(fact ? compareValues(named(invoice), invoice, projectionOf(fact)) : []),
      ...proveBooks(invoice, { standing, isBooked: booked.has(id), rounding: -(rounding.get(id) ?? 0n) }),
    ];
  });
}

type Books = { standing: bigint; isBooked: boolean; rounding: bigint };

function proveBooks(invoice: InvoiceRow, books: Books): string[] {
  const name = named(invoice);
  const isIssued = invoice.status !== "draft";
  return [
    ...(isIssued === books.isBooked
      ? []
      : [isIssued ? `${name} is issued but not in the books.` : `${name} is in the books but not issued.`]),
    ...(books.standing === invoice.amountDue
      ? []
      : [`${name}: the books have ${books.standing} as due and the invoice ${invoice.amountDue}.`]),
    ...(!isIssued || books.rounding === invoice.roundingAmount
      ? []
      : [`${name}: the books have ${books.rounding} as rounding and the invoice ${invoice.roundingAmount}.`]),
  ];
}
