import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { useTexts } from "../texts.tsx";

/** Minor units. */
export type ShownNote = {
  id: string;
  number: string;
  invoiceId: string;
  invoiceNumber: string;
  currency: string;
  total: bigint;
  issuedOn: string | null;
};

export type PortalCreditNotesProps = { notes: readonly ShownNote[]; locale: string };

/** The client's credit notes, newest first, each with its document. */
export function PortalCreditNotes({ notes, locale }: PortalCreditNotesProps) {
  const texts = useTexts().portal.invoices;
  if (notes.length === 0) return null;
  return (
    <Card title={texts.creditNotes}>
      <ul className="-my-3 divide-y divide-line">
        {notes.map(({ id, number, invoiceId, invoiceNumber, currency, total, issuedOn }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <a
                href={`/invoice/${invoiceId}/credit-notes/${id}/pdf`}
                className="link target inline-flex items-center"
              >
                {number}
              </a>
              <p className="text-sm text-muted">
                {texts.creditNoteFor(invoiceNumber)}
                {issuedOn ? (
                  <>
                    {" · "}
                    <DateText date={issuedOn} locale={locale} />
                  </>
                ) : null}
              </p>
            </div>
            <MoneyText money={{ amount: total, currency }} locale={locale} className="font-medium" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
