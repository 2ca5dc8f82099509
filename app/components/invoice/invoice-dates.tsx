import type { ReactNode } from "react";
import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import type { ShownInvoice } from "./page-data.ts";

/** When it was issued and is due, for which order and how it may be paid; a draft says what will count. */
export function InvoiceDates({ invoice, locale }: { invoice: ShownInvoice; locale: string }) {
  const { status, issuedOn, suppliedOn, dueOn, currency, purchaseOrder, allowsPartialPayments } = invoice;
  return (
    <Card title={status === "draft" ? "Terms" : "Dates"}>
      <dl className="space-y-2">
        {issuedOn ? (
          <Row term="Issued">
            <DateText date={issuedOn} locale={locale} />
          </Row>
        ) : null}
        <Row term="Due">{dueOn ? <DateText date={dueOn} locale={locale} /> : termsOf(invoice)}</Row>
        {suppliedOn ? (
          <Row term="Supplied">
            <DateText date={suppliedOn} locale={locale} />
          </Row>
        ) : null}
        {purchaseOrder ? <Row term="Purchase order">{purchaseOrder}</Row> : null}
        <Row term="Currency">{currency}</Row>
        {allowsPartialPayments ? <Row term="Payment">In parts if the client likes</Row> : null}
      </dl>
    </Card>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function termsOf({ netDays }: ShownInvoice): string {
  if (netDays === null) return "As usual for the client";
  return netDays === 1 ? "1 day after the issue" : `${netDays} days after the issue`;
}
