import { Link } from "@remix-run/react";
import { Badge } from "../badge.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";

/** Minor units. */
export type ListedCreditNote = {
  id: string;
  number: string | null;
  invoiceNumber: string | null;
  currency: string;
  total: bigint;
  issuedOn: string | null;
  reason: string;
};

export type CreditNoteListProps = {
  notes: readonly ListedCreditNote[];
  locale: string;
  /** On an invoice's own page its number goes without saying. */
  withInvoice?: true;
};

export function CreditNoteList({ notes, locale, withInvoice }: CreditNoteListProps) {
  return (
    <ul className="-my-3 divide-y divide-line">
      {notes.map(({ id, number, invoiceNumber, currency, total, issuedOn, reason }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <Link to={`/admin/credit-notes/${id}`} className="link target inline-flex items-center">
                {number ?? "Credit note"}
              </Link>
              {number === null ? <Badge>Draft</Badge> : null}
            </p>
            <p className="text-sm break-words text-muted">
              {issuedOn ? <DateText date={issuedOn} locale={locale} /> : "Not issued yet"}
              {withInvoice && invoiceNumber ? ` · for ${invoiceNumber}` : null}
              {reason ? ` · ${reason}` : null}
            </p>
          </div>
          <MoneyText money={{ amount: total, currency }} locale={locale} className="font-medium" />
        </li>
      ))}
    </ul>
  );
}
