import type { RefundState } from "#lib/statuses";
import { Card } from "../card.tsx";
import { InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { StatusBadge } from "../status-badge.tsx";

export type ListedRefund = {
  id: string;
  state: RefundState;
  amount: bigint;
  currency: string;
  reason: string;
  lastError: string | null;
  createdAt: Date;
};

export type RefundListProps = { refunds: readonly ListedRefund[]; locale: string; timeZone: string };

export function RefundList({ refunds, locale, timeZone }: RefundListProps) {
  if (refunds.length === 0) return null;
  return (
    <Card title="Refunds">
      <ul className="-my-3 divide-y divide-line">
        {refunds.map(({ id, state, amount, currency, reason, lastError, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <InstantText at={createdAt} timeZone={timeZone} locale={locale} />
                <StatusBadge kind="refund" status={state} />
              </p>
              {reason ? <p className="text-sm text-muted">{reason}</p> : null}
              {lastError && state !== "succeeded" ? <p className="text-sm text-danger">{lastError}</p> : null}
            </div>
            <MoneyText money={{ amount, currency }} locale={locale} className="font-medium" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
