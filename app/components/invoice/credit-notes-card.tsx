import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import type { ShownInvoice } from "./page-data.ts";

/** The credit notes that correct the invoice, if there are any. */
export function CreditNotesCard({ invoice, locale }: { invoice: ShownInvoice; locale: string }) {
  if (invoice.creditNotes.length === 0) return null;
  return (
    <Card title="Credit notes">
      <ul className="-my-3 divide-y divide-line">
        {invoice.creditNotes.map(({ id, number, total, issuedOn, reason }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <a href={`/admin/credit-notes/${id}/pdf`} className="link target inline-flex items-center">
                {number ?? "Credit note"}
              </a>
              <p className="text-sm text-muted">
                {issuedOn ? <DateText date={issuedOn} locale={locale} /> : null}
                {reason ? ` · ${reason}` : null}
              </p>
            </div>
            <MoneyText
              money={{ amount: total, currency: invoice.currency }}
              locale={locale}
              className="font-medium"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
