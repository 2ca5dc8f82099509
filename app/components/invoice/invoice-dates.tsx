import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { type Definition, DefinitionList } from "../definition-list.tsx";
import type { ShownInvoice } from "./page-data.ts";

/** When it was issued and is due; a draft says what will count. */
export function InvoiceDates({ invoice, locale }: { invoice: ShownInvoice; locale: string }) {
  const { status, issuedOn, suppliedOn, dueOn, currency } = invoice;
  const items: Definition[] = [
    ...(issuedOn ? [{ term: "Issued", details: <DateText date={issuedOn} locale={locale} /> }] : []),
    { term: "Due", details: dueOn ? <DateText date={dueOn} locale={locale} /> : termsOf(invoice) },
    ...(suppliedOn ? [{ term: "Supplied", details: <DateText date={suppliedOn} locale={locale} /> }] : []),
    { term: "Currency", details: currency },
  ];
  return (
    <Card title={status === "draft" ? "Terms" : "Dates"}>
      <DefinitionList items={items} />
    </Card>
  );
}

function termsOf({ netDays }: ShownInvoice): string {
  if (netDays === null) return "As usual for the client";
  return netDays === 1 ? "1 day after the issue" : `${netDays} days after the issue`;
}
