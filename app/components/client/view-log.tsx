import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { TextLink } from "../text-link.tsx";

export type ViewLogProps = {
  views: readonly { id: string; invoiceId: string; number: string; viewedAt: Date }[];
  timeZone: string;
  locale: string;
};

/** Every time the contact has opened an invoice, newest first. */
export function ViewLog({ views, timeZone, locale }: ViewLogProps) {
  return (
    <Card title="Opened invoices" description="Counted at most once an hour for each invoice.">
      {views.length === 0 ? (
        <p className="text-muted">Nothing was opened yet.</p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {views.map(({ id, invoiceId, number, viewedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
              <TextLink to={`/admin/invoices/${invoiceId}`}>{number}</TextLink>
              <span className="text-sm text-muted">
                <InstantText at={viewedAt} timeZone={timeZone} locale={locale} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
