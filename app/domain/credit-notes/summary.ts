import type { NoteRow } from "./rows.ts";
import type { CreditNoteSummary } from "./view.ts";

/** What a summary says besides the credit note's own row. */
export const namesOf = { number: true, client: { select: { name: true } } } as const;

type NamedRow = Omit<NoteRow, "lines"> & {
  invoice: { number: string | null; client: { name: string } };
};

export function summaryOf(row: NamedRow): CreditNoteSummary {
  const { id, number, status, invoiceId, clientId, currency, total, reason, issuedOn, createdAt } = row;
  return {
    id,
    number,
    status,
    invoiceId,
    invoiceNumber: row.invoice.number,
    clientId,
    clientName: row.invoice.client.name,
    currency,
    total,
    reason,
    issuedOn,
    createdAt,
  };
}
