import { formatMoney, type Money } from "#lib/money";
import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { useTexts } from "../texts.tsx";

/** Minor units. */
export type ShownCreditNote = {
  id: string;
  number: string;
  total: bigint;
  issuedOn: string | null;
  reason: string;
};

export type CreditNotesProps = {
  address: string;
  notes: readonly ShownCreditNote[];
  currency: string;
  credit: Money | null;
  locale: string;
};

/** What was credited of the invoice, and what the client has of credit. */
export function CreditNotes({ address, notes, currency, credit, locale }: CreditNotesProps) {
  const { creditNotes: words } = useTexts();
  return (
    <>
      {notes.length > 0 ? (
        <Card title={words.title}>
          <ul className="-my-3 divide-y divide-line">
            {notes.map(({ id, number, total, issuedOn, reason }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
                <div className="min-w-0">
                  <a
                    href={`${address}/credit-notes/${id}/pdf`}
                    className="link target inline-flex items-center"
                  >
                    {number}
                  </a>
                  <p className="text-sm break-words text-muted">
                    {issuedOn ? <DateText date={issuedOn} locale={locale} /> : null}
                    {reason ? ` · ${reason}` : null}
                  </p>
                </div>
                <MoneyText money={{ amount: total, currency }} locale={locale} className="font-medium" />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {credit ? <p className="text-muted">{words.credit(formatMoney(credit, locale))}</p> : null}
    </>
  );
}
