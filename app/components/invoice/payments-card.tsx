import { Link } from "@remix-run/react";
import { Card } from "../card.tsx";
import { DateText, InstantText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { StatusBadge } from "../status-badge.tsx";
import type { InvoicePageData, RecordedPayment } from "./page-data.ts";

type PageWithPayments = Pick<InvoicePageData, "payments" | "locale" | "timeZone" | "mayMoveMoney">;

export function PaymentsCard({ page }: { page: PageWithPayments }) {
  return (
    <Card title="Payments">
      {page.payments.length > 0 ? (
        <ul className="-my-3 divide-y divide-line">
          {page.payments.map((payment) => (
            <Payment key={payment.id} payment={payment} page={page} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">Nothing was paid yet.</p>
      )}
    </Card>
  );
}

function Payment({ payment, page }: { payment: RecordedPayment; page: PageWithPayments }) {
  const {
    amount,
    amountRefunded,
    currency,
    state,
    method,
    reference,
    failure,
    source,
    receivedOn,
    createdAt,
    evidenceDueAt,
    amountLost,
    creditedAmount,
  } = payment;
  const { locale, timeZone, mayMoveMoney } = page;
  const how = [method || (source === "stripe" ? "Stripe" : "By hand"), reference].filter(Boolean).join(" · ");
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          {mayMoveMoney ? (
            <Link to={`/admin/payments/${payment.id}`} className="link min-w-0 break-words">
              {how}
            </Link>
          ) : (
            <span className="min-w-0 break-words">{how}</span>
          )}
          <StatusBadge kind="payment" status={state} />
        </p>
        <p className="text-sm text-muted">
          {receivedOn ? (
            <DateText date={receivedOn} locale={locale} />
          ) : (
            <InstantText at={createdAt} timeZone={timeZone} locale={locale} />
          )}
        </p>
        {failure ? <p className="text-sm text-danger">{failure}</p> : null}
        {state === "processing" ? (
          <p className="text-sm text-muted">On its way: there is nothing more to do.</p>
        ) : null}
        {evidenceDueAt ? (
          <p className="text-sm text-danger">
            Disputed: answer at Stripe until{" "}
            <InstantText at={evidenceDueAt} timeZone={timeZone} locale={locale} />
          </p>
        ) : null}
      </div>
      <div className="ml-auto text-right">
        <MoneyText money={{ amount, currency }} locale={locale} className="font-medium" />
        {amountRefunded === 0n ? null : (
          <p className="text-sm text-muted">
            Refunded <MoneyText money={{ amount: amountRefunded, currency }} locale={locale} />
          </p>
        )}
        {amountLost === 0n ? null : (
          <p className="text-sm text-danger">
            Lost in a dispute <MoneyText money={{ amount: amountLost, currency }} locale={locale} />
          </p>
        )}
        {creditedAmount === 0n ? null : (
          <p className="text-sm text-muted">
            Left as credit <MoneyText money={{ amount: creditedAmount, currency }} locale={locale} />
          </p>
        )}
      </div>
    </li>
  );
}
