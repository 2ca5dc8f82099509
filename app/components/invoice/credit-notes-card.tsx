import { Card } from "../card.tsx";
import { CreditNoteList } from "../credit-note/credit-note-list.tsx";
import type { InvoicePageData } from "./page-data.ts";

/** The credit notes that correct the invoice, drafts last, if there are any. */
export function CreditNotesCard({ page: { invoice, credit, locale } }: { page: InvoicePageData }) {
  const { number: invoiceNumber, currency } = invoice;
  const drafts = (credit?.drafts ?? []).map((draft) => ({ ...draft, number: null, issuedOn: null }));
  const notes = [...invoice.creditNotes, ...drafts];
  if (notes.length === 0) return null;
  return (
    <Card title="Credit notes">
      <CreditNoteList notes={notes.map((note) => ({ ...note, invoiceNumber, currency }))} locale={locale} />
    </Card>
  );
}
