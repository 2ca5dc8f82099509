import { methodInWords } from "#lib/method-words";
import type { PaymentState } from "#lib/statuses";
import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { StatusBadge } from "../status-badge.tsx";
import { useTexts } from "../texts.tsx";

export type ShownPayment = {
  id: string;
  state: PaymentState;
  amount: bigint;
  amountRefunded: bigint;
  currency: string;
  method: string;
  day: string;
};

export type PaymentListProps = { payments: readonly ShownPayment[]; locale: string };

/** What the client paid, or tried to. */
export function PaymentList({ payments, locale }: PaymentListProps) {
  const { payments: words } = useTexts();
  if (payments.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className="-my-3 divide-y divide-line">
        {payments.map(({ id, state, amount, amountRefunded, currency, method, day }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <DateText date={day} locale={locale} />
                {state === "succeeded" ? null : <StatusBadge kind="payment" status={state} />}
              </p>
              {method ? <p className="text-sm text-muted">{methodInWords(method, words)}</p> : null}
            </div>
            <div className="text-right">
              <MoneyText money={{ amount, currency }} locale={locale} className="font-medium" />
              {amountRefunded === 0n ? null : (
                <p className="text-sm text-muted">
                  {words.refunded} <MoneyText money={{ amount: amountRefunded, currency }} locale={locale} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
