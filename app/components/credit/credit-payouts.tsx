import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { PostButton } from "../post-button.tsx";

/** Minor units. */
export type ShownPayout = {
  id: string;
  amount: bigint;
  currency: string;
  method: string;
  reference: string;
  paidOn: string;
};

export type CreditPayoutsProps = { payouts: readonly ShownPayout[]; locale: string };

/** What was given back outside Stripe. */
export function CreditPayouts({ payouts, locale }: CreditPayoutsProps) {
  if (payouts.length === 0) return null;
  return (
    <Card title="Paid out">
      <ul className="-my-3 divide-y divide-line">
        {payouts.map(({ id, amount, currency, method, reference, paidOn }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <MoneyText money={{ amount, currency }} locale={locale} className="font-medium" />
              <p className="text-sm break-words text-muted">
                <DateText date={paidOn} locale={locale} />
                {[method, reference].filter(Boolean).map((text) => ` · ${text}`)}
              </p>
            </div>
            <PostButton
              action={`/admin/credit-payouts/${id}/reversal`}
              variant="danger"
              confirm={{
                title: "Undo this payout?",
                body: "It counts as never paid out; the books keep both.",
                confirmLabel: "Undo the payout",
              }}
            >
              Undo
            </PostButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
