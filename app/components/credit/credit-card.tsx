import type { Money } from "#lib/money";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { PostButton } from "../post-button.tsx";

/** Minor units. */
export type ShownApplication = { id: string; amount: bigint; currency: string; createdAt: Date };

export type CreditCardProps = {
  invoiceId: string;
  clientName: string;
  /** What could be applied now: as much as is there and due; null when nothing can. */
  applicable: Money | null;
  applications: readonly ShownApplication[];
  locale: string;
  timeZone: string;
};

/** The client's credit on an invoice: what was used, and what could be. */
export function CreditCard(props: CreditCardProps) {
  const { invoiceId, clientName, applicable, applications, locale, timeZone } = props;
  if (!applicable && applications.length === 0) return null;
  return (
    <Card
      title="Client credit"
      actions={
        applicable ? (
          <LinkButton to={`/admin/invoices/${invoiceId}/credit`}>
            Apply <MoneyText money={applicable} locale={locale} /> credit
          </LinkButton>
        ) : null
      }
    >
      {applications.length === 0 ? (
        <p className="text-muted">{clientName} has credit that this invoice can be paid with.</p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {applications.map(({ id, amount, currency, createdAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div>
                <MoneyText money={{ amount, currency }} locale={locale} className="font-medium" />
                <p className="text-sm text-muted">
                  <InstantText at={createdAt} timeZone={timeZone} locale={locale} />
                </p>
              </div>
              <PostButton
                action={`/admin/credit-applications/${id}/reversal`}
                fields={{ invoiceId }}
                variant="danger"
                confirm={{
                  title: "Take this credit back?",
                  body: "The client has it again, and as much is due on the invoice again.",
                  confirmLabel: "Take it back",
                }}
              >
                Undo
              </PostButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
