import type { Money } from "#lib/money";
import { Card } from "../card.tsx";
import { MoneyText } from "../money.tsx";
import { PostButton } from "../post-button.tsx";
import { TextLink } from "../text-link.tsx";

export type ContactLinksProps = {
  contactId: string;
  name: string;
  invoices: readonly { id: string; number: string; due: Money }[];
  locale: string;
};

/** The contact's own link to each open invoice, to be handed out by other ways than mail. */
export function ContactLinks({ contactId, name, invoices, locale }: ContactLinksProps) {
  return (
    <Card
      title="Links to open invoices"
      description={`Each is ${name}’s own: what is opened by it is in the log.`}
    >
      {invoices.length === 0 ? (
        <p className="text-muted">No invoice is open.</p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {invoices.map(({ id, number, due }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
              <span className="flex flex-wrap items-center gap-x-3">
                <TextLink to={`/admin/invoices/${id}`}>{number}</TextLink>
                <MoneyText money={due} locale={locale} className="text-muted" />
              </span>
              <PostButton action={`/admin/invoices/${id}/portal-link`} fields={{ contactId }}>
                Copy link<span className="sr-only"> to {number}</span>
              </PostButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
