import { Card } from "../card.tsx";
import { MoneyText } from "../money.tsx";
import { PostButton } from "../post-button.tsx";
import { toDecimalString } from "#lib/money";

/** Minor units. */
export type ShownSource = {
  key: string;
  paymentId: string;
  method: string;
  amount: bigint;
  currency: string;
};

export type CreditSourcesProps = { sources: readonly ShownSource[]; locale: string };

/** Payments through Stripe that credit came from: one click sends it back the way it came. */
export function CreditSources({ sources, locale }: CreditSourcesProps) {
  return (
    <Card title="Give it back through Stripe">
      {sources.length === 0 ? (
        <p className="text-muted">None of this credit can go back the way it came.</p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {sources.map(({ key, paymentId, method, amount, currency }) => (
            <li key={paymentId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <span className="min-w-0 break-words">{method || "Stripe"}</span>
              <PostButton
                action={`/admin/payments/${paymentId}/refunds`}
                fields={{
                  key,
                  amount: toDecimalString({ amount, currency }),
                  reason: "Credit given back",
                }}
                confirm={{
                  title: "Give this credit back?",
                  body: "Stripe sends the money back the way it came. This cannot be undone.",
                  confirmLabel: "Refund",
                }}
              >
                Refund <MoneyText money={{ amount, currency }} locale={locale} />
              </PostButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
